"""Text -> lower-case ASCII words, of which keys and aliases are made."""

from __future__ import annotations

import re
import unicodedata

# Letters that have no accent to take off.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "'": "", "’": ""})
#: The form of keys and aliases: they are file names, parts of addresses and arguments of LaTeX commands. No file name may be longer
#: than 255 bytes.
KEY = re.compile(r"(?!.{201})[a-z0-9]+(?:-[a-z0-9]+)*")
#: What the form is called.
SCHEME = "last[-last|-etal]-year-firstword in lower-case ASCII"
# A path, or a sign that means something to a shell, in HTML or in an address.
_UNSAFE = re.compile(r"^\.|[\s/\\<>\"'`$%*?|{}#&]")


def is_name(key: str) -> bool:
    """Whether a key can at least be the name of a file, and nothing but a name. Of no other are files made, even where it is reported."""
    return len(key.encode("utf-8", "replace")) <= 200 and not _UNSAFE.search(key)


def make_slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: "Kramár" -> "kramar"; empty for a script without Latin letters."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
