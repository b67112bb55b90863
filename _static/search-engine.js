/* Finds in the index of the handbook: MiniSearch ranks, this loads what a query needs and joins what is found.
   The index is made by literature/search/; its core is loaded before this script runs. */
window.handbookEngine = (() => {
  "use strict";

  const ROOT = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);
  /* How much a match counts by where it stands. People, venue and year tell works apart when several are named. */
  const NAME = { boost: { title: 4, people: 4, meta: 2.5 }, bm25: { k: 1.2, b: 0.6, d: 0.5 } };
  const TOLD = { boost: { title: 3, also: 2.2, text: 1 }, bm25: { k: 1.2, b: 0, d: 0.5 } };
  const WEIGHTS = { prefix: 0.5, fuzzy: 0.4 };
  const KINDS = { work: 1.2, topic: 1.25, tool: 0.9, term: 1.2, page: 1.1, claim: 0.75, section: 0.55 };
  const GUESSES = 6; // words of names that a mistyped one is taken for
  const CITED = 0.8; // a work without a page of its own
  const SAME = 4; // a name that is the query
  const HELD = 1; // added for a name that holds the query, by how much of the name that is
  const BEGUN = 1.5; // a name that begins with the query
  const LOOSE = 0.5; // the words of the query stand apart in the name
  const FEW_WORDS = [0.5, 0.75]; // a claim or section, if one word is looked for, or two
  const MEANT = 0.7; // a word that was typed wrongly, or not to its end
  const NAMED = 1; // added for a name that is a part of the query, by how much of the query that is
  const LESS = 0.5; // the power of what a name counts that the reader did not use
  const OTHER = 0.5; // found under another name of the same thing
  const QUESTION = 4; // words from which on a query is more of a question
  const ASKED = 1.6; // what a topic then counts more
  const GATHER = 0.2; // what the sections of a topic say for it
  const ENOUGH = 0.3; // what part of the query is found of anything must be found, by this share, of all that is shown
  const COMPLETE = 1.5; // the power of the part of the query that is found
  const RARE = 1; // the power of how much a word tells, beside the rarest of the query
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
  const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
  const CAMEL = /(?<=[a-z]{3})(?=[A-Z][a-z]{2})/g;
  const PLAIN_WORD = /[a-z\d]+(?:[-'][a-z\d]+)*/gi;
  const SIMPLE = /^([a-z]+)(\d*)$/;
  const PART = /\p{L}+|\p{N}+/gu;
  const ENGLISH = /^[a-z]{4,}$/;
  const stemmer = new window.EnglishStemmer();
  const stem = (word) => {
    const end = ENGLISH.test(word) ? stemmer.stemWord(word) : word;
    return end.length > 2 ? end : word;
  };

  const PLAIN = /^[\x00-\x7f]*$/; // most text, for which nothing below needs to be done letter by letter

  class Words {
    constructor(core) {
      this.letters = core.letters;
      this.skipped = new Set(core.skipped);
      this.known = new Map();
      this.listed = new Map();
      this.stems = new Map();
    }

    fold(text) {
      if (PLAIN.test(text)) return text.toLowerCase();
      const kept = [...text.toLowerCase().normalize("NFC")].map((char) => (char in this.letters ? char : char.normalize("NFKD")));
      return kept.join("").replace(/\p{M}/gu, "");
    }

    /* Without the ending of "model's", which is no word. */
    bare(text) {
      return /['’]s/.test(text) ? text.replace(/['’]s(?![\p{L}\p{N}])/gu, "") : text;
    }

    spell(word) {
      if (PLAIN.test(word)) return [word];
      let ways = [word];
      for (const [letter, others] of Object.entries(this.letters)) {
        if (word.includes(letter)) ways = ways.flatMap((way) => others.map((other) => way.replaceAll(letter, other)));
      }
      return [...new Set(ways)];
    }

    /* The words of a text; each is a list of forms, any of which stands for it. */
    read(text, all = false) {
      let rest = this.bare(this.fold(text.replace(CAMEL, "-")));
      const words = [];
      if (/\d/.test(rest) && /[./:-]/.test(rest)) {
        words.push(...[...rest.matchAll(IDENTIFIER)].map((match) => [match[1]]));
        // Of an address only the identifier in it tells anything.
        rest = rest.replace(/\S*:\/\/\S*/g, (address) => (address.match(IDENTIFIER) ? " " : address)).replace(/\b(?:arxiv|doi):\s*(?=\d)/g, " ");
        rest = rest.replace(IDENTIFIER, " ");
      }
      const found = rest.match(PLAIN.test(rest) ? PLAIN_WORD : WORD) || [];
      const told = [...words, ...found.flatMap((one) => this.split(one).told)];
      return told.length || !all ? told : found.flatMap((one) => this.split(one).all);
    }

    /* "key-value" is two words, each also found as "keyvalue"; "gpt2" is "gpt" and "2". Titles share their words, so each is split once. */
    split(found) {
      if (!this.known.has(found)) {
        const split = found.split(/[-'’]/);
        const whole = split.length > 1 ? [split.join("")] : [];
        const words = split.flatMap((one) => {
          const pieces = one.match(PART);
          return pieces.length > 1 ? pieces.map((piece) => [piece, one, ...whole]) : [[one, ...whole]];
        });
        const list = (some) => some.map((forms) => [...new Set(forms.flatMap((form) => this.spell(form)).map((form) => this.note(form)))]);
        this.known.set(found, { all: list(words), told: list(words.filter(([form]) => !this.skipped.has(form))) });
      }
      return this.known.get(found);
    }

    /* The stem of a word; whole words are kept, for stems are too short to tell what was meant by a mistyped one. */
    note(word) {
      const end = stem(word);
      this.stems.set(word, end);
      return end;
    }

    /* All forms of all words, for what is stored. Of names without identifiers each word is read once. */
    list(text) {
      if (!PLAIN.test(text) || (/\d/.test(text) && /[./:]/.test(text))) return [...new Set(this.read(text).flat())];
      const forms = new Set();
      for (const word of text.match(PLAIN_WORD) || []) {
        if (!this.listed.has(word)) this.listed.set(word, this.listWord(word));
        for (const form of this.listed.get(word)) forms.add(form);
      }
      return [...forms];
    }

    /* Of most words there is nothing to read but the word: a core of 2,000 works has to be read before the first result stands. */
    listWord(word) {
      const [small, letters, digits] = SIMPLE.exec(word.toLowerCase()) || [];
      if (small === undefined || word.search(CAMEL) >= 0) return this.read(word).flat();
      const told = this.skipped.has(letters) ? [] : [this.note(letters)];
      return digits ? [...told, this.note(digits), this.note(small)] : told;
    }
  }

  /* -- Items: works, what else has a name, then claims and sections of works - */

  class Items {
    constructor(core) {
      this.core = core;
      this.described = []; // works, each once: the facets of a search page ask for those of all results
      const { works, named } = core;
      this.named = works.length;
      this.claims = this.named + named.length;
      const list = (column) => works.flatMap((work, number) => new Array(work[column] || 0).fill(number));
      this.owners = [...list(6), ...list(7)];
      this.sections = this.claims + list(6).length;
      this.count = this.claims + this.owners.length;
      const pages = new Map(named.flatMap(([kind, , address], number) => (kind === "topic" ? [[address, this.named + number]] : [])));
      this.pages = named.map(([, , address]) => pages.get(address.split("#")[0]) ?? -1);
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

    /* The topic that an item is or belongs to; -1 for none. */
    page(item) {
      return this.pages[item - this.named] ?? -1;
    }

    describeWork(number) {
      if (!this.described[number]) {
        const [key, title, people, year, venue, topics, claims] = this.core.works[number];
        const hasPage = claims !== undefined;
        const address = hasPage ? this.core.papers.replace("KEY", key) : `${this.core.bibliography}#cite-${key}`;
        this.described[number] = { key, title, people, year, venue: this.core.venues[venue], topics, hasPage, address };
      }
      return this.described[number];
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
  const SPLIT = { tokenize: (text) => text.split(" "), processTerm: (term) => term }; // what is stored is read already
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
      this.told = new Map(); // the number of a file of words -> what it holds, ranked by itself: what else is loaded changes no result
      this.spelt = new Map();
      this.names = new window.MiniSearch({ ...SPLIT, fields: ["title", "people", "meta"] });
      const joined = new Map(); // years and venues are few
      const join = (text) => {
        if (!joined.has(text)) joined.set(text, this.words.list(text).join(" "));
        return joined.get(text);
      };
      this.names.addAll([
        ...core.works.map(([, title, people, year, venue], id) => ({ id, title: join(title), people: join(people), meta: join(`${year} ${core.venues[venue]}`) })),
        ...core.named.map(([kind, title, address], number) => ({ id: this.items.named + number, title: join(title), people: PAGES.has(kind) ? join(slug(address)) : "" })),
      ]);
      this.spelling = null;
      this.known = [...this.words.stems.keys()];
      const terms = core.named.filter(([kind, title]) => kind === "term" && title.includes(", ")).map(([, title]) => title.split(", "));
      const read = (group) => group.map((name) => this.words.read(name)).filter((name) => name.length);
      // What a reader may say -> how the handbook names it; of a term any name is as good as another.
      this.others = [...core.synonyms.map((group) => read(group)).flatMap(([name, ...said]) => said.map((one) => [one, [name]])),
        ...terms.map(read).flatMap((group) => group.map((one) => [one, group.filter((other) => other !== one)]))];
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
      return this.core.words.length ? [...files] : [];
    }

    take(file, words) {
      if (this.told.has(file)) return;
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
      const told = new window.MiniSearch({ ...SPLIT, fields: ["title", "also", "text"] });
      told.addAll([...held].map(([id, [title, also, text]]) => ({ id, title: title.join(" "), also: also.join(" "), text: text.join(" ") })));
      this.told.set(file, told);
    }

    /* The query, and what it is with a part of it by another name; each with the name. */
    vary(query) {
      const varied = [{ words: query, name: query }];
      const same = (one, other) => one.some((form) => other.includes(form));
      for (const [said, others] of this.others) {
        const at = query.findIndex((_, start) => start + said.length <= query.length && said.every((word, offset) => same(word, query[start + offset])));
        if (at < 0) continue;
        for (const name of others) varied.push({ words: [...query.slice(0, at), ...name, ...query.slice(at + said.length)], name });
      }
      return varied.slice(0, 12);
    }

    /* The same with two words that are one in a name: "neuron pedia". */
    join(text) {
      const said = this.words.fold(text).match(WORD) || [];
      const pairs = said.slice(1).map((word, at) => [at, said[at] + word]).filter(([, joined]) => this.vocabulary.has(joined));
      return pairs.map(([at, joined]) => ({ words: this.words.read([...said.slice(0, at), joined, ...said.slice(at + 2)].join(" ")), name: this.words.read(joined) }));
    }

    /* Item -> how well one word fits, and the words of the index that do. Only the last of a query may not be typed to its end. */
    findWord(forms, files, cache, last) {
      const key = `${forms.join(" ")}${last ? "*" : ""}`;
      if (cache.has(key)) return cache.get(key);
      const found = new Map();
      const note = (item, score, terms) => {
        const one = found.get(item) || { score: 0, terms: new Set() };
        one.score += score;
        for (const term of terms) one.terms.add(term);
        found.set(item, one);
      };
      const look = (form, factor = 1, more = {}) => {
        const settings = { prefix: last && form.length > 1, weights: WEIGHTS, ...more };
        for (const { id, score, terms } of this.names.search(form, { ...NAME, ...settings })) note(id, score * factor, terms);
        settings.prefix &&= form.length >= SHORT;
        const told = files.flatMap((file) => this.told.get(file)?.search(form, { ...TOLD, ...settings }) || []);
        for (const { id, score, terms } of told) note(id, score * factor, terms);
      };
      for (const form of forms) look(form);
      if (found.size === 0) this.findMeant(forms, found, look);
      cache.set(key, found);
      return found;
    }

    /* A word that stands nowhere is taken for one that was typed wrongly, or not to its end. */
    findMeant(forms, found, look) {
      const words = [...this.words.stems].filter(([word, end]) => forms.includes(end) && word.length > 3 && !/\d/.test(word)).map(([word]) => word);
      for (const [form, factor] of this.guess(words)) look(form, factor * MEANT, { prefix: false });
      if (found.size === 0) for (const form of words.length ? forms : []) look(form, MEANT, { fuzzy: form.length > 5 ? 2 : 1, maxFuzzy: 2 });
    }

    /* The whole words of names that may be meant by a mistyped one. */
    get vocabulary() {
      return (this.lettered ??= new Set(this.known.filter((word) => word.length > 3 && !/\d/.test(word))));
    }

    /* The stems of the words of names that may be meant by a mistyped word, each with how near it is: 1 for the nearest. */
    guess(words) {
      if (!this.spelling) {
        this.spelling = new window.MiniSearch({ fields: ["word"], idField: "word", tokenize: (text) => [text], processTerm: (term) => term });
        this.spelling.addAll([...this.vocabulary].map((word) => ({ word })));
      }
      const near = new Map();
      for (const word of words) {
        const swapped = [...word].map((_, at) => word.slice(0, at) + word.slice(at, at + 2).split("").reverse().join("") + word.slice(at + 2));
        const meant = swapped.filter((other) => this.vocabulary.has(other));
        for (const other of meant) near.set(stem(other), 1);
        const found = meant.length ? [] : this.spelling.search(word, { prefix: word.length > 4, fuzzy: word.length > 5 ? 2 : 1, maxFuzzy: 2, weights: WEIGHTS });
        for (const { id, score } of found.slice(0, GUESSES)) near.set(stem(id), Math.max(near.get(stem(id)) || 0, score / found[0].score));
      }
      return near;
    }

    /* All items that fit, the best first, with what is in memory. */
    rank(queries, files) {
      const cache = new Map();
      const best = new Map();
      for (const [number, { words: query, name: asked }] of queries.entries()) {
        const sums = new Map();
        const pages = new Map();
        // A word that few items hold tells more.
        const found = query.map((forms, place) => this.findWord(forms, files, cache, place === query.length - 1));
        const telling = found.map(({ size }) => Math.log(1 + this.items.count / Math.max(size, 1)));
        const rarest = Math.max(...telling);
        const tell = (places) => [...places].reduce((sum, place) => sum + telling[place], 0);
        for (const [place, held] of found.entries()) {
          const rare = (telling[place] / rarest) ** RARE;
          for (const [item, { score: plain, terms }] of held) {
            const score = plain * rare;
            const sum = sums.get(item) || { score: 0, places: new Set(), terms: new Set() };
            sum.score += score;
            const page = query.length > 1 ? this.items.page(item) : -1;
            if (page >= 0) {
              if (!pages.has(page)) pages.set(page, new Array(query.length).fill(0));
              pages.get(page)[place] = Math.max(pages.get(page)[place], score);
            }
            sum.places.add(place);
            for (const term of terms) sum.terms.add(term);
            sums.set(item, sum);
          }
        }
        const whole = tell(query.keys());
        // What stands in several places of a page speaks for the page.
        for (const [page, held] of pages) {
          const sum = sums.get(page) || { score: 0, places: new Set(), terms: new Set() };
          const share = tell(held.flatMap((part, place) => (part ? [place] : []))) / whole;
          sum.more = GATHER * held.reduce((total, part) => total + part, 0) * share ** COMPLETE;
          sums.set(page, sum);
        }
        for (const [item, { score: own, places, terms, more: gathered = 0 }] of sums) {
          let [name, more] = [0, 1];
          if (number > 0 || places.size === query.length) [name, more] = this.findName(item, asked, terms);
          if (number === 0 && more === 1) [name, more] = this.findNamed(item, query, telling, whole);
          let weight = this.weigh(item, query.length);
          // By another name; that may have more words, and each adds to the score.
          if (number > 0) weight *= (OTHER * queries[0].words.length) / query.length;
          const share = tell(places) / whole;
          const score = weight * (own * share ** COMPLETE * (number === 0 ? more : more ** LESS) + gathered);
          const old = best.get(item);
          if (!old || old.score < score) best.set(item, { item, score, terms, name, share });
        }
      }
      const most = [...best.values()].reduce((top, { share }) => Math.max(top, share), 0);
      const fitting = [...best.values()].filter(({ share }) => share >= ENOUGH * most);
      return fitting.sort((a, b) => b.score - a.score || a.item - b.item);
    }

    /* What a kind of item counts. */
    weigh(item, words) {
      const kind = this.items.kind(item);
      let weight = KINDS[kind];
      if (kind === "claim" || kind === "section") weight *= FEW_WORDS[words - 1] || 1;
      if (kind === "topic" && words >= QUESTION) weight *= ASKED;
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
      const squash = (words) => words.map(([form]) => form).join("");
      // By its own form: "ffnmemories" tells nothing of the second word of "ffn-memories".
      const fits = (word) => terms.has(word?.[0]);
      const whole = squash(query);
      let best = [0, 1];
      for (const [number, words] of names.entries()) {
        const held = words.filter(fits).length;
        let more = 1;
        if (words.length === query.length && held === words.length) more = SAME;
        else if (squash(words) === whole) more = SAME; // "layernorm" and "layer norm"
        else if (query.length > 1 && held >= query.length) {
          const together = words.some((_, start) => start + query.length <= words.length && query.every((_, offset) => fits(words[start + offset])));
          const begun = query.every((_, offset) => fits(words[offset]));
          more = (begun ? BEGUN : 1) * (1 + (HELD * (together ? 1 : LOOSE) * query.length) / words.length);
        }
        if (more > best[1]) best = [number, more];
      }
      return best;
    }

    /* The same for a name that is a part of the query: how much of the query that is. */
    findNamed(item, query, telling, whole) {
      let best = [0, 1];
      if (item < this.items.named || item >= this.items.claims) return best;
      for (const [number, words] of this.listNames(item).entries()) {
        const starts = query.map((_, start) => start).filter((start) => words.length && words.every((word, offset) => query[start + offset]?.some((form) => word.includes(form))));
        for (const start of starts) {
          const told = telling.slice(start, start + words.length).reduce((sum, part) => sum + part, 0);
          const more = 1 + (NAMED * told) / whole;
          if (more > best[1]) best = [number, more];
        }
      }
      return best;
    }

    /* Calls `show` with what is found: first with what is in memory, again once the words that the query needs are loaded. */
    async search(text, show) {
      const query = this.words.read(text, true);
      if (!query.length) return show([], true);
      const queries = [...this.vary(query), ...this.join(text)];
      const files = this.listFiles(queries.map(({ words }) => words));
      const missing = files.filter((file) => !this.told.has(file));
      if (missing.length) show(this.rank(queries, files), false);
      await Promise.allSettled(missing.map(async (file) => this.take(file, await load(`words/${file}`))));
      return show(this.rank(queries, files), true);
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
