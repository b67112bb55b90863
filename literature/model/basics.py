"""A text with its line, and a fault with its place."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 1000  #: Characters of a message; what it quotes may be of any length.


class Text(str):
    """A string that remembers the line where it stands, so that a check can point at it."""

    line: int  #: 1-based line in its file; 0 if it has none.

    def __new__(cls, value: str = "", line: int = 0) -> Text:
        """Make a text that stands on a line."""
        text = super().__new__(cls, value)
        text.line = line
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, int]]:
        return Text, (str(self), self.line)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, where it stands and what would mend it."""

    file: str  #: Path from the root of the project.
    line: int  #: 1-based line.
    code: str  #: Stable name of the kind of fault.
    message: str  #: What must hold, what was found, the nearest valid value; one line.

    def __post_init__(self) -> None:
        """Keep the message on one line of visible signs, whatever it quotes: a terminal obeys control characters."""
        line = " ".join(self.message.split())
        if not line.isprintable():
            line = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)
        if len(line) > _LONGEST:
            line = f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"
        object.__setattr__(self, "message", line)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} [literature.{self.code}]"
