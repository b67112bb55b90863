// Prints what citation-js reads in the BibTeX file that is named, as CSL-JSON, and what it prints of it in APA style, each by key.
"use strict";
const fs = require("fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");

const library = new Cite(fs.readFileSync(process.argv[2], "utf8"));
const items = library.data.map(({ _graph, ...item }) => item);
const printed = Object.fromEntries(library.format("bibliography", { format: "text", template: "apa", asEntryArray: true }));
process.stdout.write(JSON.stringify({ items, printed }));
