/* Gives each formula that stands by itself a button that copies its LaTeX. Its place is kept by the build, so nothing moves.
   Without this script the LaTeX is in the annotation of the formula. ClipboardJS, which the copy buttons of code bring, needs no
   permission and works on a page opened from a folder. */
(() => {
  "use strict";
  if (!window.ClipboardJS) return;

  const NAME = "Copy as LaTeX";
  const SHOWN = 2000; // ms that the outcome is shown
  // Drawn here and not in the style sheet: a policy of the host may forbid pictures that stand in an address.
  const PICTURES = {
    copy: "M5.5 5.5h9v9h-9zM10.5 5.5v-4h-9v9h4",
    done: "M2 8.5l4 4 8-9",
    failed: "M3 3l10 10M13 3L3 13",
  };
  const latexOf = (button) => button.closest("div.math").querySelector("annotation").textContent;

  function draw() {
    const make = (name) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const svg = make("svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    svg.append(make("path"));
    return svg;
  }

  function setPicture(button, name) {
    button.querySelector("path").setAttribute("d", PICTURES[name]);
  }

  for (const place of document.querySelectorAll("div.math > .lit-copy-latex")) {
    if (!place.parentElement.querySelector("annotation")) continue; // a formula that could not be converted
    const button = document.createElement("button");
    button.type = "button";
    button.title = NAME;
    button.setAttribute("aria-label", NAME);
    button.append(draw());
    setPicture(button, "copy");
    const outcome = document.createElement("span");
    outcome.className = "lit-hidden";
    outcome.setAttribute("role", "status");
    place.append(button, outcome);
  }

  function show(button, state, words) {
    const outcome = button.nextElementSibling;
    button.focus(); // which the field that ClipboardJS copies from has taken
    setPicture(button, state);
    button.title = outcome.textContent = words;
    setTimeout(() => {
      setPicture(button, "copy");
      button.title = NAME;
      outcome.textContent = "";
    }, SHOWN);
  }

  const clipboard = new window.ClipboardJS(".lit-copy-latex > button", { text: latexOf });
  clipboard.on("success", (event) => show(event.trigger, "done", "Copied"));
  clipboard.on("error", (event) => show(event.trigger, "failed", "Could not be copied"));
})();
