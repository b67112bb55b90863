"""A file of the project -> its text, or why and where it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

#: What is no letter of a text: control characters, signs without width, and signs that turn the direction of what follows.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read."""

    kind: str  #: missing | encoding
    line: int
    message: str


def read_text(root: Path, file: str, name: str = "") -> tuple[str, Unreadable | None]:
    """Return the text of a file, with its line ends as they are, and why it could not be read, if it could not.

    ``name`` is what a message calls the file, if not by its path. Bytes that are not UTF-8 are replaced in the text.
    """
    try:
        content = (root / file).read_bytes()
    except OSError:
        return "", Unreadable("missing", 1, f"the file {file} must exist; it was not found")
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        rest = error.object  # without a byte order mark
        hint = " (the file seems to be UTF-16)" if rest[:2] in {b"\xff\xfe", b"\xfe\xff"} else ""
        message = f"{name or file} must be UTF-8; byte 0x{rest[error.start]:02x} is not{hint}"
        return rest.decode("utf-8", "replace"), Unreadable("encoding", rest[: error.start].count(b"\n") + 1, message)


def place_yaml_error(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The 1-based line of a fault in a YAML text, and what is wrong there."""
    mark = getattr(error, "problem_mark", None)
    # A character that YAML does not allow is placed by its position only.
    line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
    return line, " ".join(str(getattr(error, "problem", None) or getattr(error, "reason", error)).split())
