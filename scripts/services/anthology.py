"""The ACL Anthology: the BibTeX of a paper by its id.

The form of its answers: https://aclanthology.org/info/development/
"""

from __future__ import annotations

from scripts.services.client import Client, ServiceError

NAME = "ACL Anthology"
BASE = "https://aclanthology.org"


def fetch_bibtex(client: Client, identifier: str) -> bytes | None:
    """The BibTeX of a paper; None if the Anthology does not have it. Raises ServiceError."""
    body = client.get(f"{BASE}/{identifier}.bib")
    if body is not None and not body.lstrip().startswith(b"@"):
        raise ServiceError("the answer is not BibTeX")
    return body
