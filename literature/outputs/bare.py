"""Pages that stand outside the frame of the theme and need no other file: where an address leads elsewhere, or nowhere."""

from __future__ import annotations

from html import escape

from literature.outputs.policy import write_tag

#: The grounds, texts and links of furo, light and dark.
_STYLE = """\
:root { color-scheme: light dark; --text: #000; --quiet: #5a5c63; --link: #2757dd; --ground: #fff; --line: #6b6f76 }
@media (prefers-color-scheme: dark) { :root { --text: #cfd0d0; --quiet: #9ca0a5; --link: #5ca5ff; --ground: #131416; --line: #81868d } }
body { margin: 0; padding: 12vh 1.25rem 3rem; font: 1rem/1.55 -apple-system, BlinkMacSystemFont, "Segoe UI", Helvetica, Arial, sans-serif;
  color: var(--text); background: var(--ground) }
main { max-width: 38rem; margin: 0 auto; overflow-wrap: anywhere }
h1 { font: 600 1.8rem/1.25 Charter, "Iowan Old Style", "Palatino Linotype", Palatino, P052, Cambria, Georgia, serif }
a { color: var(--link) }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
form { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1.5rem 0 }
input { flex: 1; min-width: 12rem; color: inherit; background: var(--ground); border: 1px solid var(--line) }
::placeholder { color: var(--quiet); opacity: 1 }
button { color: var(--ground); background: var(--link); border: 1px solid var(--link); cursor: pointer }
input, button { padding: .55rem .9rem; font: inherit; border-radius: .25rem }
ul { padding: 0; list-style: none }
li a { display: inline-block; min-height: 24px }
.site { color: var(--quiet) }
"""


def write_bare(title: str, site: str, body: str, *, head: str = "", language: str = "en", policy: str) -> str:
    """The HTML of such a page, which is not to be listed by search engines. ``body`` and ``head`` are HTML, all else is plain text."""
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
{write_tag(policy)}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{escape(title)} - {escape(site)}</title>
<style>
{_STYLE}</style>
{head}</head>
<body>
<main>
{body}</main>
</body>
</html>
"""
