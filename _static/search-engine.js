/* Finds in the index of the handbook: MiniSearch ranks, this loads what a query needs and joins what is found.
   The index is made by literature/search/; its core is loaded before this script runs. */
window.handbookEngine = (() => {
  "use strict";

  const ROOT = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  /* How much a match counts by where it stands. People, venue and year tell works apart when several are named. */
  const NAME = { boost: { title: 4, people: 4, meta: 2.5 }, bm25: { k: 1.2, b: 0.6, d: 0.5 } };
  const TOLD = { boost: { title: 3, also: 2.2, text: 1 }, bm25: { k: 1.2, b: 0, d: 0.5 } };
  const WEIGHTS = { prefix: 0.5, fuzzy: 0.4 };
  const KINDS = { work: 1.2, topic: 1.25, tool: 1.1, term: 1.2, page: 1.1, claim: 0.75, section: 0.55 };
  const CITED = 0.8; // a work without a page of its own
  const SAME = 2.5; // a name that is the query
  const BEGUN = 1.4; // a title that begins with the words of the query
  const OTHER = 0.6; // found under another name of the same thing
  const COMPLETE = 2; // the power of the part of the query that is found
  const SHORT = 3; // letters below which words of texts are not looked for by their beginning

  const parts = (window.handbookSearch ??= {});
  const loading = new Map();

  /* "core", or a file that the core counts: "words/3", of the same build as the core. */
  function load(file) {
    const name = file === "core" ? file : `${file}?${parts.core.version}`;
    if (name in parts) return Promise.resolve(parts[name]);
    if (!loading.has(name)) {
      loading.set(name, new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = new URL(`search/${name.replace(/(\?|$)/, ".js$1")}`, ROOT).href;
        script.onload = () => (name in parts ? done(parts[name]) : fail(new Error(name)));
        script.onerror = () => {
          loading.delete(name);
          script.remove();
          fail(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  /* -- Words, as literature/search/words.py reads them ----------------------- */

  const IDENTIFIER = /(?<![\p{L}\p{N}_.-])(10\.\d{4,9}\/\S*[^\s.,;)]|\d{4}\.\d{4,5}|\d{4}\.[a-z]+-[a-z]+\.\d+|[a-z]\d\d-\d{4})(?:v\d+)?(?![\p{L}\p{N}_-])/gu;
  const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
  const CAMEL = /(?<=[a-z]{3})(?=[A-Z][a-z]{2})/g;
  const PART = /\p{L}+|\p{N}+/gu;
  const MANY = /(?<=[a-z]{2})ies$|(?<=[b-hj-rtv-z])s$|(?<=[^s]e)s$/;

  const singular = (word) => (word.length > 3 ? word.replace(MANY, (end) => (end === "ies" ? "y" : "")) : word);

  class Words {
    constructor(core) {
      this.letters = core.letters;
      this.skipped = new Set(core.skipped);
    }

    fold(text) {
      const kept = [...text.toLowerCase().normalize("NFC")].map((char) => (char in this.letters ? char : char.normalize("NFKD")));
      return kept.join("").replace(/\p{M}/gu, "");
    }

    spell(word) {
      let ways = [word];
      for (const [letter, others] of Object.entries(this.letters)) {
        if (word.includes(letter)) ways = ways.flatMap((way) => others.map((other) => way.replaceAll(letter, other)));
      }
      return [...new Set(ways)];
    }

    /* The words of a text; each is a list of forms, any of which stands for it. */
    read(text, all = false) {
      const folded = this.fold(text.replace(CAMEL, "-"));
      const words = [...folded.matchAll(IDENTIFIER)].map((match) => [match[1]]);
      // Of an address only the identifier in it tells anything.
      const rest = folded.replace(/\S*:\/\/\S*/g, (address) => (address.match(IDENTIFIER) ? " " : address)).replace(/\b(?:arxiv|doi):\s*(?=\d)/g, " ");
      for (const [found] of rest.replace(IDENTIFIER, " ").matchAll(WORD)) {
        const split = found.split("-");
        const whole = split.length > 1 ? [split.join("")] : [];
        for (const one of split) {
          const pieces = one.match(PART);
          if (pieces.length > 1) for (const piece of pieces) words.push([piece, one, ...whole]);
          else words.push([one, ...whole]);
        }
      }
      const told = words.filter(([form]) => !this.skipped.has(form));
      return (told.length || !all ? told : words).map((forms) => [...new Set(forms.flatMap((form) => this.spell(form)).map(singular))]);
    }

    /* All forms of all words, for what is stored. */
    list(text) {
      return [...new Set(this.read(text).flat())];
    }
  }

  /* -- Items: works, what else has a name, then claims and sections of works - */

  class Items {
    constructor(core) {
      this.core = core;
      const { works, named } = core;
      this.named = works.length;
      this.claims = this.named + named.length;
      const list = (column) => works.flatMap((work, number) => new Array(work[column] || 0).fill(number));
      this.owners = [...list(6), ...list(7)];
      this.sections = this.claims + list(6).length;
      this.count = this.claims + this.owners.length;
    }

    kind(item) {
      if (item < this.named) return "work";
      if (item < this.claims) return this.core.named[item - this.named][0];
      return item < this.sections ? "claim" : "section";
    }

    /* The number of the work that an item is or belongs to. */
    owner(item) {
      if (item < this.named) return item;
      return item < this.claims ? -1 : this.owners[item - this.claims];
    }

    describeWork(number) {
      const [key, title, people, year, venue, topics, claims] = this.core.works[number];
      const hasPage = claims !== undefined;
      const address = hasPage ? this.core.papers.replace("KEY", key) : `${this.core.bibliography}#cite-${key}`;
      return { key, title, people, year, venue: this.core.venues[venue], topics, hasPage, address };
    }

    /* What is known of an item without its text; of a claim or section of a work, its name only comes with that. */
    describe({ item, name = 0 }, text) {
      const kind = this.kind(item);
      const owner = this.owner(item);
      if (owner < 0) {
        const [, title, address] = this.core.named[item - this.named];
        const [page, anchors = ""] = address.split("#");
        const anchor = anchors.split(" ")[name] || anchors;
        return { item, kind, title, address: anchor ? `${page}#${anchor}` : page, excerpt: text?.[0], topics: [] };
      }
      const work = this.describeWork(owner);
      if (kind === "work") return { item, kind, work, ...work, excerpt: text?.[0], authors: text?.[1] };
      return { item, kind, work, topics: work.topics, year: work.year, title: text?.[1], address: text && `${work.address}#${text[2]}`, excerpt: text?.[0] };
    }
  }

  /* -- The search itself ----------------------------------------------------- */

  /* These are also known by the name of their file. */
  const PAGES = new Set(["topic", "tool", "page"]);
  const slug = (address) => address.replace(/\.html$|\/$/, "").split("/").pop();

  const startOf = (starts, value) => {
    let low = 0;
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  };

  class Engine {
    constructor(core) {
      this.core = core;
      this.words = new Words(core);
      this.items = new Items(core);
      this.loaded = new Set();
      this.spelt = new Map();
      const options = { tokenize: (text) => text.split(" "), processTerm: (term) => term };
      this.names = new window.MiniSearch({ ...options, fields: ["title", "people", "meta"] });
      this.told = new window.MiniSearch({ ...options, fields: ["title", "also", "text"] });
      const join = (text) => this.words.list(text).join(" ");
      this.names.addAll([
        ...core.works.map(([, title, people, year, venue], id) => ({ id, title: join(title), people: join(people), meta: join(`${year} ${core.venues[venue]}`) })),
        ...core.named.map(([kind, title, address], number) => ({ id: this.items.named + number, title: join(title), people: PAGES.has(kind) ? join(slug(address)) : "" })),
      ]);
      const terms = core.named.filter(([kind, title]) => kind === "term" && title.includes(", ")).map(([, title]) => title.split(", "));
      this.groups = [...core.synonyms, ...terms].map((group) => group.map((name) => this.words.read(name)).filter((name) => name.length));
    }

    /* The files of words that a query asks for. */
    listFiles(queries) {
      const files = new Set();
      for (const form of queries.flat(2)) {
        const first = startOf(this.core.words, form);
        files.add(first);
        if (form.length < SHORT) continue;
        for (let next = first + 1; next < this.core.words.length && this.core.words[next].startsWith(form); next += 1) files.add(next);
      }
      return [...files].filter((file) => !this.loaded.has(file) && this.core.words.length);
    }

    take(file, words) {
      if (this.loaded.has(file)) return;
      this.loaded.add(file);
      const held = new Map();
      for (const [word, fields] of Object.entries(words)) {
        for (const [field, steps] of fields.entries()) {
          let item = 0;
          for (const step of steps) {
            item += step;
            if (!held.has(item)) held.set(item, [[], [], []]);
            held.get(item)[field].push(word);
          }
        }
      }
      this.told.addAll([...held].map(([item, [title, also, text]]) => ({ id: `${file}:${item}`, title: title.join(" "), also: also.join(" "), text: text.join(" ") })));
    }

    /* The query, and what it is with a part of it by another name. */
    vary(query) {
      const varied = [query];
      const same = (one, other) => one.some((form) => other.includes(form));
      for (const group of this.groups) {
        for (const name of group) {
          const at = query.findIndex((_, start) => start + name.length <= query.length && name.every((word, offset) => same(word, query[start + offset])));
          if (at < 0) continue;
          for (const other of group) if (other !== name) varied.push([...query.slice(0, at), ...other, ...query.slice(at + name.length)]);
        }
      }
      return varied.slice(0, 12);
    }

    /* Item -> how well one word fits, and the words of the index that do. */
    findWord(forms, cache) {
      const key = forms.join(" ");
      if (cache.has(key)) return cache.get(key);
      const found = new Map();
      const note = (item, score, terms) => {
        const one = found.get(item) || { score: 0, terms: new Set() };
        one.score += score;
        for (const term of terms) one.terms.add(term);
        found.set(item, one);
      };
      const look = (form, fuzzy) => {
        const settings = { prefix: form.length > 1, fuzzy, maxFuzzy: 2, weights: WEIGHTS };
        for (const { id, score, terms } of this.names.search(form, { ...NAME, ...settings })) note(id, score, terms);
        for (const { id, score, terms } of this.told.search(form, { ...TOLD, ...settings, prefix: form.length >= SHORT })) note(Number(id.split(":")[1]), score, terms);
      };
      for (const form of forms) look(form, false);
      // A word that stands nowhere is taken for one that was typed wrongly.
      if (found.size === 0) for (const form of forms) if (form.length > 3 && !/\d/.test(form)) look(form, form.length > 5 ? 2 : 1);
      cache.set(key, found);
      return found;
    }

    /* All items that fit, the best first, with what is in memory. */
    rank(queries) {
      const cache = new Map();
      const best = new Map();
      for (const [number, query] of queries.entries()) {
        const sums = new Map();
        // A word that few items hold tells more.
        const telling = query.map((forms) => Math.log(1 + this.items.count / Math.max(this.findWord(forms, cache).size, 1)));
        const tell = (places) => [...places].reduce((sum, place) => sum + telling[place], 0);
        for (const [place, forms] of query.entries()) {
          for (const [item, { score, terms }] of this.findWord(forms, cache)) {
            const sum = sums.get(item) || { score: 0, places: new Set(), terms: new Set() };
            sum.score += score;
            sum.places.add(place);
            for (const term of terms) sum.terms.add(term);
            sums.set(item, sum);
          }
        }
        const whole = tell(query.keys());
        for (const [item, { score, places, terms }] of sums) {
          const [name, more] = places.size === query.length ? this.findName(item, query, terms) : [0, 1];
          let weight = this.weigh(item) * (tell(places) / whole) ** COMPLETE;
          if (number === 0) weight *= more;
          // By another name; that may have more words, and each adds to the score.
          if (number > 0) weight *= (OTHER * queries[0].length) / query.length;
          const old = best.get(item);
          if (!old || old.score < score * weight) best.set(item, { item, score: score * weight, terms, name });
        }
      }
      return [...best.values()].sort((a, b) => b.score - a.score || a.item - b.item);
    }

    /* What a kind of item counts. */
    weigh(item) {
      const weight = KINDS[this.items.kind(item)];
      return item < this.items.named && this.core.works[item].length === 6 ? weight * CITED : weight;
    }

    /* The names of an item, each as words; a work has its title. */
    listNames(item) {
      if (!this.spelt.has(item)) {
        const { works, named } = this.core;
        let names = [works[item]?.[1]];
        if (item >= this.items.named) {
          const [kind, title, address] = named[item - this.items.named];
          names = kind === "term" ? title.split(", ") : [title.split(" – ")[0], ...(PAGES.has(kind) ? [slug(address)] : [])];
        }
        this.spelt.set(item, names.map((name) => this.words.read(name)));
      }
      return this.spelt.get(item);
    }

    /* Which of its names an item is asked for by, and how much more that counts. */
    findName(item, query, terms) {
      if (item >= this.items.claims) return [0, 1];
      const names = this.listNames(item);
      const fits = (words) => words.length > 0 && words.every((word) => word.some((form) => terms.has(form)));
      const name = names.findIndex((words) => words.length === query.length && fits(words));
      if (name >= 0) return [name, SAME];
      const begun = query.length > 1 && names.some((words) => words.length > query.length && fits(words.slice(0, query.length)));
      return [0, begun ? BEGUN : 1];
    }

    /* Calls `show` with what is found: first with what is in memory, again once the words that the query needs are loaded. */
    async search(text, show) {
      const query = this.words.read(text, true);
      if (!query.length) return show([], true);
      const queries = this.vary(query);
      // Other names are looked for only in what is loaded, but for the words of the query itself.
      const files = this.listFiles([query]);
      if (files.length) show(this.rank(queries), false);
      await Promise.allSettled(files.map(async (file) => this.take(file, await load(`words/${file}`))));
      return show(this.rank(queries), true);
    }

    /* What is known of an item, with its text. */
    async read(found) {
      const { item } = found;
      const file = startOf(this.core.texts, item);
      const texts = await load(`texts/${file}`).catch(() => undefined);
      return this.items.describe(found, texts?.[item - this.core.texts[file]]);
    }
  }

  let engine = null;
  return { load, get: () => (engine ??= new Engine(parts.core)) };
})();
