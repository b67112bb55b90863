/* Shows a small card at a link to a work, claim, topic, tool or term: what stands there in a few lines.
   A mouse opens it by resting on the link, a keyboard by focusing it. It stays while the pointer is on the link or the card, or
   the link has the focus; Escape closes it. A finger gets no card: its tap follows the link. Without this script all links work.

   A card is HTML that the build wrote and escaped, one file for each page (see literature/outputs/previews.py). */
(() => {
  "use strict";

  const OPEN_AFTER = 300, LOAD_AFTER = 100; // ms that a mouse rests on a link: one that only passes opens and loads nothing
  const CLOSE_AFTER = 250; // ms in which the pointer may cross from the link to the card
  const GAP = 6, MARGIN = 8; // px between card and link, and between card and the edge of the window
  const ID = "lit-card";
  // Links that stand on what they lead to, or right before all that a card could say.
  const SKIPPED = ".headerlink, .lit-claim-name, .lit-report > a, .lit-pages > dt > a";
  // A claim that is quoted in full: the card of its work says what does not stand there.
  const QUOTED = ":is(.lit-claims > li, .lit-quoted) > p:first-child > a:first-child";

  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
  const article = document.querySelector("[role=main], article");
  const cards = (window.handbookPreviews ??= {});
  const loading = new Map(); // file -> promise that it was loaded, or is missing
  const card = document.createElement("div");
  let wanted = null; // the link whose card is shown or on its way
  let shown = null; // the link whose card is shown
  let closed = null; // the link whose card was closed by hand: it stays closed until the reader leaves the link
  let timer = 0; // of the next opening or closing; there is never more than one

  /* The file that holds the card of a link and the card's name in it; null for a link that has none. */
  function locate(link) {
    // The links of the map are SVG, whose href is an object.
    const url = new URL(link.getAttribute("href"), location.href);
    url.search = "";
    if (!url.href.startsWith(root.href)) return null;
    let address = url.href.slice(root.href.length);
    if (link.matches(QUOTED)) address = address.split("#")[0];
    const cited = address.match(/#cite-([A-Za-z0-9][\w.-]*)$/);
    const page = address.match(/^((?:papers|topics|tools)\/(?!index\.html)[^/#]+)\.html(?:#claim-.+)?$/) || address.match(/^(.+)\.html#term-/);
    const file = cited ? `cite/${cited[1]}` : page?.[1];
    return file ? { file, address } : null;
  }

  function load(file) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = new URL(`previews/${file}.js`, root).href;
        script.onload = script.onerror = resolve;
        document.head.append(script);
      }));
    }
    return loading.get(file);
  }

  function want(link, resting) {
    const found = locate(link);
    if (!found || link === wanted || link === closed) return;
    clearTimeout(timer);
    wanted = link;
    const ready = () => Object.hasOwn(cards, found.address);
    const open = () => {
      if (wanted !== link) return;
      if (ready()) show(link, cards[found.address]);
      else hide();
    };
    // A card that is there opens within the event: a screen reader asks for the description as the focus arrives.
    const start = () => (ready() ? open() : load(found.file).then(open));
    if (!resting) return start();
    timer = setTimeout(() => {
      if (!ready()) load(found.file);
      timer = setTimeout(start, OPEN_AFTER - LOAD_AFTER);
    }, LOAD_AFTER);
  }

  function show(link, html) {
    shown?.removeAttribute("aria-describedby");
    card.innerHTML = html;
    card.scrollTop = 0;
    link.removeAttribute("title"); // the browser would show it over the card
    link.setAttribute("aria-describedby", ID);
    card.hidden = false;
    shown = link;
    place();
    // Focus may scroll the page only now.
    requestAnimationFrame(place);
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    card.hidden = true;
    wanted = shown = null;
  }

  function dismiss() {
    closed = wanted;
    hide();
  }

  /* The pointer is neither on a link nor on the card: what was on its way is not wanted any more. */
  function leave() {
    clearTimeout(timer);
    wanted = shown;
    if (shown && !shown.matches(":focus-visible")) timer = setTimeout(hide, CLOSE_AFTER);
  }

  /* Under the link if it fits there or there is more room, else over it; never on it, never beyond the window. */
  function place() {
    if (!shown) return;
    const link = shown.getBoundingClientRect();
    const start = shown.getClientRects()[0] || link;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    card.style.maxHeight = "none";
    const below = height - link.bottom - GAP - MARGIN, above = link.top - GAP - MARGIN;
    const under = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
    const left = Math.max(MARGIN, Math.min(start.left, width - card.offsetWidth - MARGIN));
    const top = under ? link.bottom + GAP : link.top - GAP - card.offsetHeight;
    const from = card.offsetParent?.getBoundingClientRect() || { left: -scrollX, top: -scrollY };
    card.style.left = `${left - from.left}px`;
    card.style.top = `${top - from.top}px`;
  }

  function linkOf(target) {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    return link && article.contains(link) && !card.contains(link) && !link.matches(SKIPPED) ? link : null;
  }

  if (!article) return;
  card.id = ID;
  card.className = "lit-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  article.append(card);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event.target);
    if (link !== closed) closed = null;
    if (card.contains(event.target) || (link && link === shown)) {
      clearTimeout(timer);
      wanted = shown;
    } else if (link && locate(link)) want(link, true);
    else leave();
  });
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event.target);
    // A link that was clicked or tapped has the focus too, but not so that it shows.
    if (link?.matches(":focus-visible")) {
      closed = null;
      want(link, false);
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === wanted && !card.matches(":hover")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && wanted) dismiss();
  });
  document.addEventListener("pointerdown", (event) => {
    if (wanted && !card.contains(event.target)) dismiss();
  });
  // Also that of a wide table, which moves the link and not the card.
  document.addEventListener("scroll", (event) => {
    if (event.target !== card) place();
  }, { capture: true, passive: true });
  window.addEventListener("resize", place);
  window.addEventListener("pagehide", hide);
})();
