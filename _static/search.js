/* Shows what the search finds: in the dialog that search-open.js opens, and on the search page, with its query in the address. */
window.handbookFind = (() => {
  "use strict";

  const { load, get } = window.handbookEngine;
  const GROUPS = { work: "Works", claim: "Claims", topic: "Topics", tool: "Tools", term: "Glossary", page: "Pages and sections", section: "Pages and sections" };
  const FEW = { Works: 5, Claims: 4, Topics: 3, Tools: 3, Glossary: 3, "Pages and sections": 3 };
  const BEST = 5; // results that stand before all others, each in its group
  const MANY = 6; // of a group on the search page, until the reader asks for more
  const LENGTH = 180, BEFORE = 50; // letters of an excerpt, and those before the first word that was found
  const PAUSE = 200; // ms without a keystroke, before the address is written and a screen reader told
  const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  /* -- Items ----------------------------------------------------------------- */

  /* A text with the words that were found in <mark>. */
  function mark(text, terms) {
    const { words } = get();
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!words.list(match[0]).some((form) => terms.has(form))) continue;
      nodes.push(text.slice(end, match.index), make("mark", {}, match[0]));
      end = match.index + match[0].length;
    }
    return [...nodes, text.slice(end)];
  }

  /* The part of a text in which the first words stand that were found. */
  function cut(text, terms) {
    const { words } = get();
    let first = 0;
    if (text.length > LENGTH) {
      for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        if (!words.list(match[0]).some((form) => terms.has(form))) continue;
        first = Math.min(match.index, Math.max(text.length - LENGTH + BEFORE, 0));
        break;
      }
    }
    const start = first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
    const room = text.slice(start, start + LENGTH);
    const whole = start + LENGTH >= text.length ? room : `${room.slice(0, Math.max(room.lastIndexOf(" "), LENGTH / 2))} …`;
    return (start ? "… " : "") + whole;
  }

  const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

  /* A title, the facts that identify a work, an excerpt. */
  function fill(link, said, terms) {
    const facts = [];
    if (said.kind === "work") facts.push(said.people, said.year, said.venue);
    else if (said.work) facts.push(`${said.work.people} ${said.work.year}`.trim(), said.work.title);
    if (said.kind === "work" && !said.hasPage) facts.push("reference only");
    link.href = new URL(said.address, root).href;
    link.append(make("span", { class: "lit-find-title" }, ...mark(said.work ? capital(said.title) : said.title, terms)));
    if (facts.some(Boolean)) link.append(make("span", { class: "lit-find-facts" }, ...mark(facts.filter(Boolean).join(" · "), terms)));
    if (said.excerpt) link.append(make("span", { class: "lit-find-excerpt" }, ...mark(cut(said.excerpt, terms), terms)));
    return link;
  }

  const groupOf = (found) => GROUPS[get().items.kind(found.item)];

  /* Group -> what was found of it, the group of the best first. */
  function group(results) {
    const groups = new Map();
    for (const found of results) {
      const name = groupOf(found);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(found);
    }
    return groups;
  }

  /* Group -> what is shown of it. The best results of all come first, so of all their groups but the last no more is shown. */
  function arrange(results, limit) {
    const best = [...group(results.slice(0, BEST))];
    const [last] = best.at(-1) || [];
    const heads = new Map(best);
    return [...group(results)].map(([name, some]) => {
      const head = heads.get(name)?.length || 0;
      return [name, some.slice(0, head && name !== last ? head : Math.max(limit(name), head))];
    });
  }

  const count = (number) => (number === 0 ? "Nothing found" : number === 1 ? "1 result" : `${number} results`);

  /* What both places share: runs a query, and shows what it finds as it comes, the last query only. */
  class Finder {
    constructor(status) {
      this.status = status;
      this.turn = 0;
    }

    run(text) {
      const turn = (this.turn += 1);
      return get().search(text, (results, done) => turn === this.turn && this.show(results, done, text));
    }

    async show(results, done, text) {
      const turn = this.turn;
      this.results = results;
      const chosen = this.choose(results);
      this.draw(chosen, new Map(), text, false);
      const said = new Map(await Promise.all(chosen.flatMap(([, some]) => some).map(async (found) => [found.item, await get().read(found)])));
      if (turn === this.turn && results === this.results) this.draw(chosen, said, text, done);
    }

    describe(found, said) {
      return said.get(found.item) || get().items.describe(found);
    }

    tell(text) {
      window.clearTimeout(this.telling);
      this.telling = window.setTimeout(() => {
        if (this.status.textContent !== text) this.status.textContent = text;
      }, PAUSE);
    }
  }

  /* -- The dialog: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/) */

  class Box extends Finder {
    constructor(dialog) {
      super(dialog.querySelector("[role=status]"));
      this.field = dialog.querySelector("input");
      this.list = dialog.querySelector("[role=listbox]");
      this.field.addEventListener("input", () => this.run(this.field.value));
      this.field.addEventListener("keydown", (event) => this.press(event));
      // The focus stays in the field, where the list is read from.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey && dialog.close());
      this.run(this.field.value);
    }

    choose(results) {
      return arrange(results, (name) => FEW[name]);
    }

    draw(chosen, said, text, done) {
      const kept = this.active?.href;
      const nodes = [];
      let number = 0;
      for (const [name, some] of chosen) {
        const options = [];
        for (const found of some) {
          const known = this.describe(found, said);
          if (!known.address) continue; // its name comes with its text
          options.push(fill(make("a", { role: "option", id: `lit-found-${(number += 1)}`, "aria-selected": "false", tabindex: "-1" }), known, found.terms));
        }
        if (options.length) nodes.push(make("div", { role: "group", "aria-label": name }, make("p", { class: "lit-find-group", "aria-hidden": "true" }, name), ...options));
      }
      this.list.replaceChildren(...nodes);
      this.options = [...this.list.querySelectorAll("[role=option]")];
      this.field.setAttribute("aria-expanded", String(this.options.length > 0));
      this.activate(kept ? this.options.find((option) => option.href === kept) : null, false);
      if (done) this.tell(text.trim() ? count(this.results.length) : "");
    }

    activate(option, scroll = true) {
      this.active?.setAttribute("aria-selected", "false");
      this.active = option || null;
      if (!option) return this.field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      this.field.setAttribute("aria-activedescendant", option.id);
      if (scroll) option.scrollIntoView({ block: "nearest" });
    }

    press(event) {
      const { options = [], active } = this;
      if (event.key === "Enter" && active) {
        event.preventDefault();
        active.click();
      }
      if (!["ArrowDown", "ArrowUp"].includes(event.key) || !options.length || event.isComposing) return;
      event.preventDefault();
      // Round through the field, as the pattern has it.
      const places = options.length + 1;
      const now = active ? options.indexOf(active) + 1 : 0;
      this.activate(options[((now + (event.key === "ArrowDown" ? 1 : places - 1)) % places) - 1]);
    }
  }

  /* -- The search page ------------------------------------------------------- */

  const FACETS = {
    kind: ["Kind", (found) => [groupOf(found)]],
    year: ["Year", (found) => [describeOwner(found)?.year].filter(Boolean)],
    venue: ["Venue", (found) => [describeOwner(found)?.venue].filter(Boolean)],
    topic: ["Topic", (found) => (describeOwner(found)?.topics || []).map((topic) => get().core.topics[topic][1])],
  };

  function describeOwner(found) {
    const owner = get().items.owner(found.item);
    return owner < 0 ? null : get().items.describeWork(owner);
  }

  class Page extends Finder {
    constructor(form) {
      const status = make("p", { role: "status", class: "lit-status" });
      super(status);
      this.field = form.querySelector("input");
      this.place = document.getElementById("search-results");
      this.facets = make("div", { class: "lit-facets" });
      this.lists = make("div", { class: "lit-find-lists" });
      this.place.append(make("form", { class: "lit-filters", "aria-label": "Narrow the results" }, this.facets, status), this.lists);
      this.filters = this.place.firstChild;
      this.open = new Set(); // groups that are shown whole
      this.field.addEventListener("input", () => this.change());
      for (const one of [form, this.filters]) one.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("submit", () => this.write());
      window.addEventListener("popstate", () => this.read());
      this.read();
    }

    read() {
      const query = new URLSearchParams(location.search);
      this.field.value = query.get("q") || "";
      this.chosen = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Set(query.getAll(facet))]));
      this.run(this.field.value);
    }

    run(text) {
      this.lists.setAttribute("aria-busy", "true");
      return super.run(text);
    }

    change() {
      this.open.clear();
      this.run(this.field.value);
      window.clearTimeout(this.writing);
      this.writing = window.setTimeout(() => this.write(), PAUSE);
    }

    write() {
      const query = new URLSearchParams();
      if (this.field.value) query.set("q", this.field.value);
      for (const [facet, values] of Object.entries(this.chosen)) for (const value of values) query.append(facet, value);
      const address = `${location.pathname}${query.size ? `?${query}` : ""}`;
      if (address !== `${location.pathname}${location.search}`) history.replaceState(null, "", address);
    }

    /* What fits all chosen values; what misses one facet only still counts for that. */
    choose(results) {
      const names = Object.keys(FACETS);
      this.counts = Object.fromEntries(names.map((name) => [name, new Map()]));
      const fitting = [];
      for (const found of results) {
        const values = names.map((name) => FACETS[name][1](found));
        const missed = names.filter((name, number) => this.chosen[name].size && !values[number].some((value) => this.chosen[name].has(value)));
        if (!missed.length) fitting.push(found);
        if (missed.length > 1) continue;
        for (const [number, name] of names.entries()) {
          if (missed.length && missed[0] !== name) continue;
          for (const value of values[number]) this.counts[name].set(value, (this.counts[name].get(value) || 0) + 1);
        }
      }
      this.fitting = fitting;
      this.groups = group(fitting);
      return arrange(fitting, () => MANY).map(([name, some]) => [name, this.open.has(name) ? this.groups.get(name) : some]);
    }

    draw(chosen, said, text, done) {
      const sections = chosen.map(([name, some]) => {
        const items = some.map((found) => [found, this.describe(found, said)]).filter(([, known]) => known.address);
        const total = this.groups.get(name).length;
        const links = items.map(([found, known]) => make("li", {}, fill(make("a", {}), known, found.terms)));
        const more = total > some.length ? [make("p", {}, make("button", { type: "button", onclick: () => this.showAll(name) }, `Show all ${total}`))] : [];
        return make("section", { "aria-label": name }, make("h2", {}, name, " ", make("span", { class: "lit-count" }, `(${total})`)), make("ol", {}, ...links), ...more);
      });
      this.lists.replaceChildren(...sections);
      this.lists.dataset.query = text;
      if (!done) return;
      this.lists.setAttribute("aria-busy", "false");
      const before = document.activeElement?.dataset?.value && [document.activeElement.name, document.activeElement.dataset.value];
      this.drawFacets();
      if (before) this.facets.querySelector(`input[name="${before[0]}"][data-value="${CSS.escape(before[1])}"]`)?.focus();
      this.filters.hidden = !this.results.length && !text.trim();
      const narrowed = this.fitting.length < this.results.length ? `${this.fitting.length} of ${count(this.results.length)}` : count(this.results.length);
      this.tell(text.trim() ? narrowed : "");
      document.title = document.title.replace(/^.*?(?= - )/, text.trim() ? `Search: ${text.trim()}`.replaceAll(" - ", " ") : "Search");
    }

    showAll(name) {
      this.open.add(name);
      this.show(this.results, true, this.field.value);
    }

    drawFacets() {
      const opened = new Set([...this.facets.querySelectorAll("details[open]")].map((one) => one.dataset.facet));
      const order = { year: (a, b) => b.localeCompare(a), kind: () => 0 };
      const fields = Object.entries(FACETS).map(([facet, [name]]) => {
        const counts = this.counts[facet];
        for (const value of this.chosen[facet]) if (!counts.has(value)) counts.set(value, 0);
        if (!counts.size) return "";
        const boxes = [...counts].sort(([a], [b]) => (order[facet] || ((one, other) => one.localeCompare(other)))(a, b)).map(([value, number]) => {
          const box = make("input", { type: "checkbox", name: facet, "data-value": value, onchange: () => this.narrow(facet, value, box.checked) });
          box.checked = this.chosen[facet].has(value);
          return make("label", {}, box, " ", value, " ", make("span", { class: "lit-count" }, `(${number})`));
        });
        const details = make("details", { class: "lit-facet", "data-facet": facet }, make("summary", {}, name),
          make("fieldset", {}, make("legend", { class: "lit-hidden" }, name), ...boxes));
        details.open = opened.has(facet) || this.chosen[facet].size > 0;
        return details;
      });
      this.facets.replaceChildren(...fields);
    }

    narrow(facet, value, chosen) {
      if (chosen) this.chosen[facet].add(value);
      else this.chosen[facet].delete(value);
      this.show(this.results, true, this.field.value);
      this.write();
    }
  }

  const form = document.getElementById("lit-search-page");
  if (form) {
    load("core").then(() => new Page(form), () => {
      document.getElementById("search-results").append(make("p", { role: "alert" }, "The index of the search could not be loaded."));
    });
  }
  return { attach: (dialog) => new Box(dialog) };
})();
