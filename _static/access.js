/* For those who read with a keyboard or a screen reader: side bars that open from buttons, boxes that can be scrolled with
   keys, and buttons to copy that keep the focus.
   Without it furo's hidden boxes open the side bars, and browsers that can scroll any box with keys still do. */
(() => {
  "use strict";

  /* What opens a side bar, and up to which width it is shut at first; the widths are furo's. */
  const DRAWERS = [
    { box: "__navigation", drawer: "lit-sidebar", labels: "label.nav-overlay-icon", name: "Pages of the handbook", narrow: "(max-width: 63em)" },
    { box: "__toc", drawer: "lit-contents", labels: "label.toc-overlay-icon", name: "Contents of this page", narrow: "(max-width: 82em)" },
  ];
  /* All of the page but the side bar that is open; what holds a side bar is not in it. */
  const REST = ".skip-to-content, .mobile-header, .sidebar-drawer, .main > .content, .toc-drawer";

  class Drawer {
    constructor({ box, drawer, labels, name, narrow }) {
      this.box = document.getElementById(box);
      this.drawer = document.getElementById(drawer);
      if (!this.box || !this.drawer) return;
      this.buttons = [...document.querySelectorAll(labels)].map((label) => this.replaceLabel(label, name));
      this.close = document.createElement("button");
      this.close.type = "button";
      this.close.className = "lit-drawer-close";
      this.close.textContent = "Close";
      this.drawer.prepend(this.close);
      this.box.checked = false; // a browser that comes back to a page restores its boxes
      this.close.addEventListener("click", () => this.open(false));
      // The rest of the page, when it is clicked, is a label of the box.
      this.box.addEventListener("change", () => this.open(this.box.checked));
      this.drawer.addEventListener("click", (event) => event.target.closest("a[href*='#']") && this.box.checked && this.open(false, false));
      document.addEventListener("keydown", (event) => event.key === "Escape" && this.box.checked && this.open(false));
      window.matchMedia(narrow).addEventListener("change", () => this.box.checked && this.open(false, false));
    }

    /* A label takes no focus: a button of the same look does. */
    replaceLabel(label, name) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = label.className;
      button.setAttribute("aria-label", name);
      button.setAttribute("aria-controls", this.drawer.id);
      button.setAttribute("aria-expanded", "false");
      button.append(...label.childNodes);
      button.addEventListener("click", () => this.open(true));
      label.replaceWith(button);
      return button;
    }

    open(open, focus = true) {
      this.box.checked = open;
      for (const button of this.buttons) button.setAttribute("aria-expanded", String(open));
      for (const part of document.querySelectorAll(REST)) part.inert = open && part !== this.drawer;
      if (focus && open) this.close.focus();
      else if (focus) this.buttons.find((button) => button.offsetParent !== null)?.focus();
    }
  }

  /* Boxes that scroll: what they are called, and that they do, for who cannot see their edge. */
  const BOXES = { "div.table-wrapper": "Table", ".lit-formula": "Formula", "article pre": "Code" };

  function markScrolling(box, name) {
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    if (scrolls === box.classList.contains("lit-scrolls")) return;
    box.classList.toggle("lit-scrolls", scrolls);
    const attributes = { tabindex: "0", role: "group", "aria-label": `${name}, scrolls sideways` };
    for (const [attribute, value] of Object.entries(attributes)) {
      if (scrolls) box.setAttribute(attribute, value);
      else box.removeAttribute(attribute);
    }
  }

  function watchBoxes() {
    for (const [selector, name] of Object.entries(BOXES)) {
      const watcher = new ResizeObserver((changes) => changes.forEach((change) => markScrolling(change.target, name)));
      for (const box of document.querySelectorAll(selector)) watcher.observe(box);
    }
  }

  /* A button of sphinx-copybutton loses the focus to the field that it copies from, and shows only to the eye what came of it. */
  function watchCopying() {
    if (!document.querySelector("div.highlight pre, p.lit-copy")) return;
    const outcome = document.createElement("span");
    outcome.className = "lit-hidden";
    outcome.setAttribute("role", "status");
    document.querySelector("article")?.append(outcome);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button.copybtn");
      if (!button) return;
      setTimeout(() => { // once the listener of the button itself has run
        button.focus({ preventScroll: true });
        outcome.textContent = button.dataset.tooltip;
        setTimeout(() => { outcome.textContent = ""; }, 2000);
      });
    });
  }

  /* All that sphinx-copybutton, which runs after this, reads of Sphinx's options; their own script would cost a request. */
  window.DOCUMENTATION_OPTIONS ??= { URL_ROOT: "" };

  for (const drawer of DRAWERS) new Drawer(drawer);
  watchBoxes();
  watchCopying();
})();
