/* Gives each formula that stands by itself a button that copies its LaTeX. Its place is kept by the build, so nothing moves.
   Without this script the LaTeX is in the annotation of the formula. ClipboardJS, which the copy buttons of code bring, needs no
   permission and works on a page opened from a folder. */
(() => {
  "use strict";
  if (!window.ClipboardJS) return;

  const NAME = "Copy as LaTeX";
  const SHOWN = 2000; // ms that the outcome is shown
  const latexOf = (button) => button.closest("div.math").querySelector("annotation").textContent;

  for (const place of document.querySelectorAll("div.math > .lit-copy-latex")) {
    if (!place.parentElement.querySelector("annotation")) continue; // a formula that could not be converted
    const button = document.createElement("button");
    button.type = "button";
    button.title = NAME;
    button.setAttribute("aria-label", NAME);
    const outcome = document.createElement("span");
    outcome.className = "lit-hidden";
    outcome.setAttribute("role", "status");
    place.append(button, outcome);
  }

  function show(button, state, words) {
    const outcome = button.nextElementSibling;
    button.focus(); // which the field that ClipboardJS copies from has taken
    button.dataset.state = state;
    button.title = outcome.textContent = words;
    setTimeout(() => {
      delete button.dataset.state;
      button.title = NAME;
      outcome.textContent = "";
    }, SHOWN);
  }

  const clipboard = new window.ClipboardJS(".lit-copy-latex > button", { text: latexOf });
  clipboard.on("success", (event) => show(event.trigger, "done", "Copied"));
  clipboard.on("error", (event) => show(event.trigger, "failed", "Could not be copied"));
})();
