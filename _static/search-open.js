/* Opens the search in front of any page: by "/" or Ctrl-K, or by a click into the field of the side bar. What the search needs is
   loaded only then. Without this script the forms lead to the search page. */
(() => {
  "use strict";

  const FILES = ["search/core.js", "search/scripts.js"];
  const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  let dialog = null;

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /* The dialog stands at once, so that no letter is lost while the rest is on its way. */
  function build() {
    const field = make("input", {
      type: "search", name: "q", id: "lit-find", role: "combobox", "aria-expanded": "false", "aria-controls": "lit-found", "aria-autocomplete": "list",
      "aria-label": "Search works, claims, topics, tools and terms", placeholder: "Title, author, term, claim, DOI …",
      autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    });
    const close = make("button", { type: "button" }, "Close");
    close.addEventListener("click", () => dialog.close());
    const form = make("form", { role: "search", method: "get", action: new URL("search.html", root).href }, field, close);
    const status = make("p", { role: "status", class: "lit-status" });
    const list = make("div", { role: "listbox", id: "lit-found", "aria-label": "Results" });
    const keys = make("p", { class: "lit-find-keys" }, "↑ ↓ to choose, Enter to open; Enter alone shows all results");
    dialog = make("dialog", { class: "lit-find", "aria-label": "Search the handbook" }, form, status, list, keys);
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      // A search field would only be emptied.
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    const loaded = FILES.map((file) => new Promise((done, fail) => {
      const script = make("script", { src: new URL(file, root).href });
      script.async = false; // they run in this order
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    }));
    Promise.all(loaded).then(
      () => window.handbookFind.attach(dialog),
      () => (status.textContent = "The index could not be loaded. Enter leads to the search page."),
    );
  }

  function open() {
    // The search page has a field of its own.
    const own = document.querySelector("#lit-search-page input");
    if (own) return own.focus();
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    const field = dialog.querySelector("input");
    field.focus();
    field.select();
  }

  const isTyping = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // Before Sphinx's own key "/", which leads to the field of the side bar.
  window.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !k) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open();
  }, true);

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.(".sidebar-search, .lit-search-open");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // On a phone the side bar lies over the page.
    document.querySelector("#lit-sidebar .lit-drawer-close")?.offsetParent && document.querySelector("#lit-sidebar .lit-drawer-close").click();
    open();
  });
})();
