/* Filters, sorts and counts what stands in a list already: the works of the catalogue, the claims of the ledger.
   The page is whole without it. What can be filtered by is marked in the page by classes `lit-f-<facet>`. */
(() => {
  "use strict";

  const FACETS = {
    topic: "Topic", component: "Component", kind: "Kind of publication", year: "Years", family: "Model family",
    code: "Code", disputed: "Dispute", evidence: "Evidence", standing: "Standing",
  };
  const PAUSE = 200; // milliseconds without a keystroke
  const RANGE = "year"; // chosen by its ends, not value by value
  // The values of these facets are said otherwise than in the page.
  const VALUES = { code: () => ["has code"], disputed: () => ["disputed"], standing: readStanding };
  const STANDINGS = {
    "lit-supports": "supported", "lit-qualifies": "qualified", "lit-challenges": "challenged",
    "lit-replicates": "replicated", "lit-silent": "no response",
  };

  function readStanding(mark) {
    return [...mark.classList].filter((name) => name in STANDINGS).map((name) => STANDINGS[name]);
  }

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  }

  function readItem(element, order) {
    const values = {};
    // A claim stands under its topic, which is named once for all claims of the group.
    const above = element.closest(".lit-group")?.querySelectorAll(":scope > [class*='rubric'] [class*='lit-f-']") || [];
    for (const mark of [...above, ...element.querySelectorAll("[class*='lit-f-']")]) {
      const facet = [...mark.classList].find((name) => name.startsWith("lit-f-")).slice("lit-f-".length);
      const found = facet in VALUES ? VALUES[facet](mark) : [mark.textContent.trim()];
      values[facet] = new Set([...(values[facet] || []), ...found.filter(Boolean)]);
    }
    return { element, order, values, text: fold(element.textContent), shown: true };
  }

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
  }

  /* The style sheet lays the catalogue out as blocks; some browsers then take it for no table. */
  function giveRoles(table) {
    const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
    table.setAttribute("role", "table");
    for (const [tag, role] of Object.entries(roles)) for (const part of table.getElementsByTagName(tag)) part.setAttribute("role", role);
  }

  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  class Faceted {
    constructor(root) {
      this.root = root;
      this.isTable = root.querySelector("table") !== null;
      this.hasEntries = root.querySelector("table.lit-catalogue") !== null;
      this.noun = this.isTable ? "works" : "claims";
      this.items = [...root.querySelectorAll(this.isTable ? "tbody > tr" : ".lit-claims > li")].map(readItem);
      this.groups = [...root.querySelectorAll(".lit-group")];
      this.facets = Object.keys(FACETS).filter((facet) => this.items.some((item) => item.values[facet]));
      this.chosen = Object.fromEntries(this.facets.map((facet) => [facet, new Set()]));
      this.ends = { from: "", to: "" };
      this.build();
      if (this.hasEntries) giveRoles(root.querySelector("table"));
      this.read();
      window.addEventListener("popstate", () => this.read());
    }

    build() {
      this.search = make("input", { type: "search", id: "lit-filter", autocomplete: "off", oninput: () => this.change(true) });
      this.status = make("p", { role: "status", class: "lit-status" });
      const fields = this.facets.map((facet) => (facet === RANGE ? this.buildRange() : this.buildFacet(facet)));
      const buttons = [make("button", { type: "button", onclick: () => this.clear() }, "Clear")];
      if (this.hasEntries) buttons.push(make("button", { type: "button", onclick: () => this.download() }, "Download this selection (.bib)"));
      if (this.isTable) buttons.push(this.buildSorting());
      const form = make("form", { class: "lit-filters", role: "search", "aria-label": `Filter the ${this.noun}`, onsubmit: (event) => event.preventDefault() },
        make("p", {}, make("label", { for: "lit-filter" }, "Filter by words"), " ", this.search),
        make("div", { class: "lit-facets" }, ...fields), make("p", { class: "lit-buttons" }, ...buttons), this.status);
      this.root.prepend(form);
    }

    buildFacet(facet) {
      const values = new Set(this.items.flatMap((item) => [...(item.values[facet] || [])]));
      const sorted = [...values].sort((a, b) => a.localeCompare(b));
      this.boxes = this.boxes || {};
      this.boxes[facet] = sorted.map((value) => {
        const box = make("input", { type: "checkbox", name: facet, value, onchange: () => this.choose(facet, value, box.checked) });
        const count = make("span", { class: "lit-count" });
        return { value, box, count, label: make("label", {}, box, " ", value, " ", count) };
      });
      return make("details", { class: "lit-facet", "data-facet": facet }, make("summary", {}, FACETS[facet]),
        make("fieldset", {}, make("legend", { class: "lit-hidden" }, FACETS[facet]), ...this.boxes[facet].map((one) => one.label)));
    }

    /* From one year to another; beside each year, how many works it would bring. */
    buildRange() {
      const years = [...new Set(this.items.flatMap((item) => [...(item.values[RANGE] || [])]))].sort();
      this.years = years;
      const build = (end, label) => {
        const options = years.map((year) => make("option", { value: year }, year));
        const select = make("select", { id: `lit-${end}`, onchange: () => this.limit(end, select.value) }, make("option", { value: "" }, "any year"), ...options);
        this[end] = { select, options };
        return make("p", {}, make("label", { for: `lit-${end}` }, label), " ", select);
      };
      return make("details", { class: "lit-facet", "data-facet": RANGE }, make("summary", {}, FACETS[RANGE]),
        make("fieldset", {}, make("legend", { class: "lit-hidden" }, FACETS[RANGE]), build("from", "from"), build("to", "to")));
    }

    limit(end, year) {
      this.ends[end] = year;
      this.change(false);
    }

    /* By the heads of the columns, and by a list, for narrow screens show no heads. Authors share a column with the title. */
    buildSorting() {
      this.orders = new Map();
      for (const [column, head] of [...this.root.querySelectorAll("thead th")].entries()) {
        const name = head.textContent.trim();
        this.addOrder(name, (item) => item.element.cells[column].textContent.trim(), head);
      }
      if (this.root.querySelector(".lit-authors")) this.addOrder("Authors", (item) => item.element.querySelector(".lit-authors").textContent.trim());
      const options = [make("option", { value: "" }, "as listed")];
      for (const [value, { name }] of this.orders) options.push(make("option", { value }, name), make("option", { value: `-${value}` }, `${name}, backwards`));
      this.order = make("select", { id: "lit-order", onchange: () => this.sort(this.order.value) }, ...options);
      return make("span", { class: "lit-order" }, make("label", { for: "lit-order" }, "Sort by"), " ", this.order);
    }

    addOrder(name, read, head) {
      const value = name.toLowerCase().replaceAll(" ", "-");
      this.orders.set(value, { name, read, head });
      const turn = () => this.sort(this.order.value === value ? `-${value}` : value);
      head?.append(make("button", { type: "button", class: "lit-sort", onclick: turn }, ...[...head.childNodes]));
    }

    choose(facet, value, chosen) {
      if (chosen) this.chosen[facet].add(value);
      else this.chosen[facet].delete(value);
      this.change(false);
    }

    clear() {
      this.search.value = "";
      for (const chosen of Object.values(this.chosen)) chosen.clear();
      this.ends = { from: "", to: "" };
      this.change(false);
    }

    change(typing) {
      this.show();
      // To write the address makes the browser lay out the page at once: while typing that waits for a pause.
      window.clearTimeout(this.waiting);
      if (typing) this.waiting = window.setTimeout(() => this.write(true), PAUSE);
      else this.write(false);
    }

    /* Whether an item has a chosen value of a facet, or a value within its ends. */
    fits(item, facet) {
      const values = item.values[facet];
      if (facet === RANGE) {
        const { from, to } = this.ends;
        return (!from && !to) || [...(values || [])].some((year) => (!from || year >= from) && (!to || year <= to));
      }
      const chosen = this.chosen[facet];
      if (chosen.size === 0) return true;
      if (values) for (const value of values) if (chosen.has(value)) return true;
      return false;
    }

    /* One pass: an item is shown if it fits everywhere; it counts for a facet if it fits everywhere else. */
    show() {
      const words = fold(this.search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      const counts = Object.fromEntries(this.facets.map((facet) => [facet, new Map()]));
      for (const item of this.items) {
        const spoken = words.every((word) => item.text.includes(word));
        const missed = spoken ? this.facets.filter((facet) => !this.fits(item, facet)) : [];
        const fits = spoken && missed.length === 0;
        shown += fits;
        if (fits !== item.shown) item.element.hidden = !(item.shown = fits);
        if (!spoken || missed.length > 1) continue;
        for (const facet of missed.length ? missed : this.facets) {
          if (item.values[facet]) for (const value of item.values[facet]) counts[facet].set(value, (counts[facet].get(value) || 0) + 1);
        }
      }
      for (const group of this.groups) group.hidden = !group.querySelector(".lit-claims > li:not([hidden])");
      for (const facet of this.facets) this.tell(facet, counts[facet]);
      setText(this.status, `${shown} of ${this.items.length} ${this.noun}`);
    }

    /* Writes the counts beside the values; only what changed, for each change costs the browser a new layout. */
    tell(facet, counts) {
      if (facet === RANGE) {
        for (const end of ["from", "to"]) {
          for (const option of this[end].options) setText(option, `${option.value} (${counts.get(option.value) || 0})`);
          this[end].select.value = this.ends[end];
        }
        return;
      }
      for (const { value, box, count, label } of this.boxes[facet]) {
        const number = counts.get(value) || 0;
        setText(count, `(${number})`);
        box.checked = this.chosen[facet].has(value);
        label.classList.toggle("lit-none", !number);
      }
    }

    sort(value) {
      const down = value.startsWith("-");
      const chosen = this.orders.get(value.replace(/^-/, ""));
      const texts = new Map(this.items.map((item) => [item, chosen?.read(item)]));
      const collator = new Intl.Collator("en", { numeric: true });
      const compare = (a, b) => collator.compare(texts.get(a), texts.get(b)) || a.order - b.order;
      const ordered = [...this.items].sort(chosen ? compare : (a, b) => a.order - b.order);
      if (down) ordered.reverse();
      this.root.querySelector("tbody").append(...ordered.map((item) => item.element));
      for (const { head } of this.orders.values()) head?.removeAttribute("aria-sort");
      chosen?.head?.setAttribute("aria-sort", down ? "descending" : "ascending");
      this.order.value = value;
      this.write(false);
    }

    /* The state of the list stands in the address, so that it can be shared and the back button works. */
    write(typing) {
      const query = new URLSearchParams();
      if (this.search.value) query.set("q", this.search.value);
      for (const facet of this.facets) for (const value of this.chosen[facet]) query.append(facet, value);
      for (const end of ["from", "to"]) if (this.ends[end]) query.set(end, this.ends[end]);
      if (this.order?.value) query.set("sort", this.order.value);
      const address = `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`;
      // While typing, the address follows without a step for each letter.
      if (address !== `${location.pathname}${location.search}${location.hash}`) history[typing ? "replaceState" : "pushState"](null, "", address);
    }

    read() {
      const query = new URLSearchParams(location.search);
      this.search.value = query.get("q") || "";
      for (const facet of this.facets) {
        this.chosen[facet] = new Set(facet === RANGE ? [] : query.getAll(facet));
        if (this.chosen[facet].size) this.root.querySelector(`details[data-facet="${facet}"]`).open = true;
      }
      this.readEnds(query);
      this.show();
      if (!this.isTable) return;
      const sort = query.get("sort") || "";
      const known = [...this.order.options].some((option) => option.value === sort);
      if (known && sort !== this.order.value) this.sort(sort);
    }

    /* Years that no work has are no ends. An older form of the address named each year. */
    readEnds(query) {
      const named = query.getAll(RANGE).sort();
      const ends = { from: query.get("from") || named[0] || "", to: query.get("to") || named.at(-1) || "" };
      for (const end of ["from", "to"]) this.ends[end] = this.years?.includes(ends[end]) ? ends[end] : "";
      if (this.ends.from || this.ends.to) this.root.querySelector(`details[data-facet="${RANGE}"]`).open = true;
    }

    /* The entries stand in a script of their own, for a page opened from a folder may not fetch files. */
    download() {
      const script = document.querySelector("script[data-entries]");
      const keys = this.items.filter((item) => item.shown).map((item) => item.element.querySelector(".lit-title a").getAttribute("href").replace(/\.html$/, ""));
      const save = () => {
        const text = keys.map((key) => window.handbookEntries[key]).join("\n");
        const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/x-bibtex" })), download: "selection.bib" });
        link.click();
        URL.revokeObjectURL(link.href);
      };
      if (window.handbookEntries) save();
      else document.head.append(make("script", { src: script?.dataset.entries || "../entries.js", onload: save }));
    }
  }

  for (const root of document.querySelectorAll(".lit-faceted")) new Faceted(root);
})();
