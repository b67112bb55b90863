"""The services that know works: one module each, an id -> a record or BibTeX."""
