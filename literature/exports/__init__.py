"""An entry of refs.bib in the forms that other programs and people cite from."""
