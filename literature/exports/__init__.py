"""An entry of refs.bib in the formats of others: one module each."""
