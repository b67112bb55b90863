"""What the search finds and what it is found by, as data for the script that searches; no page, no browser."""

from literature.search.index import Index, make_index
from literature.search.items import Item, list_items

__all__ = ["Index", "Item", "list_items", "make_index"]
