"""The scheme of keys: last[-last|-etal]-year-firstword, as the ACL Anthology makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from literature.model import Entry, abbreviate
from literature.sources.slugs import KEY, make_slug

# Title words that carry no meaning of their own; a key may pass over them.
_STOP_WORDS = frozenset(
    """a about above after again against all am an and any are as at be because been before being below between both but
    by can could did do does doing down during each few for from further had has have having he her here hers him his how
    i if in into is it its itself me more most my no nor not of off on once only or other our out over own same she should
    so some such than that the their them then there these they this those through to too under until up very was we were
    what when where which while who whom why with would you your via using towards toward let""".split()  # noqa: SIM905
)


def list_keys(entry: Entry) -> Iterator[str]:
    """The keys that fit an entry, the shortest first, then with one more title word each; none if there is not enough to make one of."""
    who = abbreviate([make_slug(name) for name in entry.people], "-", "-etal")
    words = [word for word in make_slug(entry.title).split("-") if word]
    if not words or not re.fullmatch(r"\d{4}", entry.year) or not KEY.fullmatch(who):
        return
    first = next((number for number, word in enumerate(words) if word not in _STOP_WORDS), len(words) - 1)
    # A stop word of ours may be none of the Anthology's: a key may also start at any word passed over.
    for start in [first, *range(first)]:
        key = f"{who}-{entry.year}"
        for following in words[start:]:
            key += f"-{following}"
            if not KEY.fullmatch(key):
                break  # too long
            yield key
