r"""What a malformed or hostile bibliography holds: values, keys and whole files, each by a name that says what it tries.

Importable by every layer: a new export or output is tested with ``VALUES`` in each field. ``PRINTED`` is allowed and must be shown as it
reads; ``REFUSED`` must be reported, and must do nothing even where the site is built in spite of it.
"""

from __future__ import annotations

SCRIPT = "<script>alert(1)</script>"
MARK = "alert(1)"  #: What every script among the attacks runs.

#: Allowed in a title, a note or the name of a person -> what a reader must see. None of it may become markup.
PRINTED: dict[str, tuple[str, str]] = {
    "inequality": ("$a<b$", "$a<b$"),
    "inequalities": ("$a<b>c$ and $c<d$", "$a<b>c$ and $c<d$"),
    "emphasis of Markdown": ("**x** *y* __z__".replace("_", r"\_"), "**x** *y* __z__"),
    "link of Markdown": ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    "image of Markdown": ("![x](https://example.org/x.png)", "![x](https://example.org/x.png)"),
    "heading of Markdown": (r"\# x", "# x"),
    "fence of MyST": (":::(raw) html", ":::(raw) html"),
    "role of MyST": (r"\{cite:t\}'ada-etal-2020-alpha'", "{cite:t}'ada-etal-2020-alpha'"),
    "role of reStructuredText": (":cite:t:'x'", ":cite:t:'x'"),
    "template": (r"\{\{ 7*7 \}\} \{\% x \%\}", "{{ 7*7 }} {% x %}"),
    "format": (r"\%s \%(x)s \{0\}", "%s %(x)s {0}"),
    "money": (r"\$5 or 50\%", "$5 or 50%"),
    "shell": ("x; rm -rf / | true", "x; rm -rf / | true"),
    "quotes": ('"\' onmouseover="alert(1)" x="', '"\' onmouseover="alert(1)" x="'),
    "script without an element": ("javascript:alert(1)", "javascript:alert(1)"),
    "end of a comment": ("--> x */ x ]]> x", "–> x */ x ]]> x"),
    "constructor": (r"\_\_proto\_\_ constructor", "__proto__ constructor"),
}

#: What LaTeX would do rather than print, or could not read.
COMMANDS: dict[str, str] = {
    "reads a file": r"\input{/etc/passwd}",
    "includes a file": r"\include{x}",
    "reads a file in a formula": r"$\input{/etc/passwd}$",
    "opens a file": r"\openin5=/etc/passwd \read5 to\x",
    "runs a program": r"\immediate\write18{rm -rf x}",
    "runs a program in a formula": r"$\write18{rm}$",
    "runs Lua": r"\directlua{os.exit()}",
    "defines": r"\def\x{y}\x",
    "defines again": r"\renewcommand{\emph}{x}",
    "changes categories": r"\catcode`\%=12",
    "makes a name": r"\csname input\endcsname{x}",
    "hides its backslash": "^^5cinput{x}",
    "loops": r"\loop\iftrue\repeat",
    "begins an environment": r"\begin{document}",
    "unknown command": r"\unknowncommand{x}",
    "unknown command in a formula": r"$\unknowncommand$",
    "cites": r"\cite{ada-etal-2020-alpha}",
    "sign by number": r"\char60 script",
    "printed backslash": r"C:\textbackslash{}x",
    "verbatim": r"\verb|x|",
    "line break": r"x \\ y",
    "dollar too few": "$x",
    "dollar too many": "$x$ $",
    "displayed formula": "$$x$$",
    "comment": "x % y",
    "column": "x & y",
    "argument": "x #1",
    "index outside of a formula": "x_1",
    "power outside of a formula": "x^2",
}

#: Elements, attributes and entities of HTML.
HTML: dict[str, str] = {
    "script": SCRIPT,
    "script in capitals": "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "end of a script": "</script><script>alert(1)</script>",
    "end of a title": "</title><script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "image without an end": "<img src=x onerror=alert(1) ",
    "image in a formula": "$<img src=x onerror=alert(1)>$",
    "svg": "<svg/onload=alert(1)>",
    "bold": "<b>x</b>",
    "end of an element": "x</div>",
    "comment of HTML": "<!-- x -->",
    "CDATA": "<![CDATA[ x ]]>",
    "instruction": "<?php x ?>",
    "link": '<a href="javascript:alert(1)">x</a>',
    "formula of MathML": '<math href="javascript:alert(1)">x</math>',
    "entities": "\\&lt;script\\&gt;",
    "numbered entity": r"\&\#60;b\&\#62;",
    "hexadecimal entity": r"\&\#x3c;b",
}

#: Signs that nobody sees.
HIDDEN: dict[str, str] = {
    "NUL": "a\x00b", "BEL": "a\x07b", "backspace": "a\x08b", "ESC": "\x1b[2Jb", "DEL": "a\x7fb", "C1": "a\x9bb", "next line": "a\x85b",
    "vertical tab": "a\x0bb", "form feed": "a\x0cb", "byte order mark": "a\ufeffb", "soft hyphen": "a\u00adb", "no width": "a\u200bb",
    "right to left": "a\u202eb", "isolate": "a\u2066b",
    "line separator": "a\u2028b", "paragraph separator": "a\u2029b",
    "tag": "a\U000e0041b",
}  # fmt: skip

REFUSED: dict[str, str] = COMMANDS | HTML | HIDDEN
#: Every value, whether it is allowed or not.
VALUES: dict[str, str] = {name: value for name, (value, _) in PRINTED.items()} | REFUSED

#: Addresses that must not become links.
ADDRESSES: dict[str, str] = {
    "script": "javascript:alert(1)", "script in capitals": "JavaScript:alert(1)", "script after a space": " javascript:alert(1)",
    "script with a dot": "javascript:alert(1)//a.org",
    "data": "data:text/html,alert(1).x", "Visual Basic": "vbscript:x.y", "file": "file:///etc/passwd.x",
    "no host": "https://", "quote": 'https://a.org/"onmouseover="alert(1)', "element": "https://a.org/<script>",
    "backslash": r"https:\\a.org",
    "space": "https://a.org/ x", "relative": "//a.org/x", "fragment": "#x.y",
}  # fmt: skip

#: Keys outside of the form that a file's name and an address need.
KEYS: dict[str, str] = {
    "path": "../x-2020-y", "absolute path": "/etc/passwd", "path of Windows": r"..\x-2020-y",
    "hidden file": ".x-2020-y", "quotes": "x\"'-2020-y",
    "per cent": "x%2e%2e-2020-y", "element": "<script>alert(1)</script>", "letters": "é-2020-y",
    "capitals": "X-2020-Y", "colon": "z:2020:y",
    "question": "x?a=b#c", "dollar": "$(touch x)", "backquotes": "`touch x`", "star": "*", "dots": "..", "prototype": "__proto__",
    "long": "x-2020-" + "y" * 5000, "many words": "x-2020" + "-y" * 2500, "device": "con.txt",
}  # fmt: skip


def write_entry(key: str = "fox-2018-phi", kind: str = "misc", **fields: str) -> str:
    """An entry without faults but for the fields that are given."""
    filled = {"author": "Fay Fox", "title": "Phi", "year": "2018", "url": "https://example.org/phi"} | fields
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in filled.items()) + "}\n"


_GOOD = write_entry()
_LAST = write_entry("gil-2019-chi", author="Gus Gil", title="Chi", year="2019", url="https://example.org/chi")

#: Files that cannot be a bibliography without faults; each ends with an entry that must not be lost unless it cannot be told apart.
FILES: dict[str, bytes] = {
    "Latin-1": _GOOD.replace("Fay", "Faÿ").encode("latin-1") + _LAST.encode(),
    "UTF-16": (_GOOD + _LAST).encode("utf-16"),
    "UTF-16 without a mark": (_GOOD + _LAST).encode("utf-16-le"),
    "half a letter": _GOOD.encode() + b"% \xc3\n",
    "surrogate": _GOOD.encode() + b"% \xed\xa0\x80\n",
    "lone returns": (_GOOD + _LAST).replace("\n", "\r").encode(),
    "second mark": b"\xef\xbb\xbf" + ("\ufeff" + _GOOD + _LAST).encode(),
    "only zeros": b"\x00" * 1000,
    "brace too few": (_GOOD.replace("{Phi}", "{Phi") + _LAST).encode(),
    "brace too many": (_GOOD.replace("{Phi}", "{Phi}}") + _LAST).encode(),
    "quote too few": (_GOOD.replace("{Phi}", '"Phi') + _LAST).encode(),
    "end too early": (_LAST + _GOOD[:30]).encode(),
    "entry in a value": (_GOOD.replace("{Phi}", "{Phi\n@misc{x-2020-y,\n  title = {Y},\n}\n}") + _LAST).encode(),
    "entry after an entry": (_GOOD.rstrip() + " " + _LAST).encode(),
    "text between entries": (_GOOD + "see also\n" + _LAST).encode(),
    "string": ('@string{acl = "ACL"}\n' + _GOOD + _LAST).encode(),
    "preamble": (r'@preamble{"\write18{rm}"}' + "\n" + _GOOD + _LAST).encode(),
    "comment": ("@comment{" + _GOOD.replace("@", "") + "}\n" + _LAST).encode(),
    "unknown string": (_GOOD.replace("{Phi}", "phi") + _LAST).encode(),
    "field without a value": (_GOOD.replace("{Phi}", "") + _LAST).encode(),
    "field without a name": (_GOOD.replace("title =", "=") + _LAST).encode(),
    "entry without a key": (_GOOD.replace("fox-2018-phi", "") + _LAST).encode(),
    "entry without a type": (_GOOD.replace("misc", "") + _LAST).encode(),
    "same key": (_GOOD + _GOOD.replace("Phi", "Psi") + _LAST).encode(),
    "same key in another case": (_GOOD + _GOOD.replace("fox", "FOX").replace("Phi", "Psi") + _LAST).encode(),
    "same field": (_GOOD.replace("  year", "  title = {Psi},\n  year") + _LAST).encode(),
    "same field in another case": (_GOOD.replace("  year", "  TITLE = {Psi},\n  year") + _LAST).encode(),
    "deep braces": (write_entry(title="{" * 10_000 + "x" + "}" * 10_000) + _LAST).encode(),
    "deep open braces": (write_entry(title="{" * 10_000) + _LAST).encode(),
    "signs": ("@" * 1000 + "\n" + _GOOD + _LAST).encode(),
    "lines of signs": ("@\n" * 1000 + _GOOD + _LAST).encode(),
}

#: Entries that must be read, and are reported for what they lack or have too much -> part of the message.
ENTRIES: dict[str, tuple[str, str]] = {
    "no author": (write_entry(author=""), "must have author"),
    "only spaces for an author": (write_entry(author="  \n  "), "must have author"),
    "only 'and' for an author": (write_entry(author="and"), "each name must be"),
    "'and' at the end": (write_entry(author="Fay Fox and"), "each name must be"),
    "'and' twice": (write_entry(author="Fay Fox and and Gus Gil"), "each name must be"),
    "commas for an author": (write_entry(author=",,,,"), "each name must be"),
    "braces for an author": (write_entry(author="{}"), "each name must be"),
    "only others": (write_entry(author="others"), "each name must be"),
    "empty title": (write_entry(title=""), "must have title"),
    "braces for a title": (write_entry(title="{{}}"), "must have title"),
    "empty year": (write_entry(year=""), "must have year"),
    "odd year": (write_entry(year="MMXVIII"), "year must be"),
    "forthcoming": (write_entry(year="to appear"), "year must be"),
    "year of five digits": (write_entry(year="20180"), "year must be"),
    "negative year": (write_entry(year="-2018"), "year must be"),
    "digits of another script": (write_entry(year="٢٠١٨"), "year must be"),
    "month as a number": (write_entry(month="5"), "month must be"),
    "two months": (write_entry(month="may--june"), "month must be"),
    "thirteenth month": (write_entry(month="13"), "month must be"),
    "long page": (write_entry(pages="1" * 5000 + "--2"), "pages must be"),
    "crossref": (write_entry(crossref="x"), "unknown field 'crossref'"),
    "xdata": (write_entry(xdata="x"), "unknown field 'xdata'"),
    "unknown field": (write_entry(abstract="x"), "unknown field 'abstract'"),
    "unknown type": (write_entry(kind="software"), "unknown entry type"),
    "DOI with a quote": (write_entry(doi='10.1234/x"onmouseover="alert(1)'), "doi must be"),
    "DOI with a script": (write_entry(doi="javascript:alert(1)"), "doi must be"),
    "arXiv id with a script": (write_entry(eprint="javascript:alert(1)", archiveprefix="arXiv"), "eprint must be"),
    "alias with a path": (write_entry(ids="../../x2018"), "alias in ids"),
    "alias with a script": (write_entry(ids="<script>alert(1)</script>2018"), "without HTML"),
    "long alias": (write_entry(ids="x" * 5000 + "2018"), "alias in ids"),
}

#: Large, but nothing is wrong with it.
MANY_AUTHORS: dict[int, str] = {number: " and ".join(f"Ann A{at:04}" for at in range(number)) for number in (300, 3000)}
#: A megabyte; each once took a time, or a memory, of the square of its length.
LARGE: dict[str, str] = {
    "words": "word " * 200_000,
    "one word": "x" * 1_000_000,
    "braces": "{a}" * 300_000,
    "formulas": "$x$ " * 200_000,
    "accents": r"{\'e}" * 200_000,
    "dashes": "a--b " * 200_000,
    "less-than signs": "<a " * 300_000,
    "dots of an address": r"\url{https://" + "." * 1_000_000 + "<}",
    "command without an end": "{\\a" + "a" * 1_000_000 + "{x}{y}}",
}
