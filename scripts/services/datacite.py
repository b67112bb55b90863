"""DataCite: the DOIs of arXiv and of repositories of data.

The form of its answers: https://support.datacite.org/docs/api
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from literature.model import Name
from scripts.services.client import Client, ServiceError
from scripts.services.record import Record, clean, find_id, split_name

NAME = "DataCite"
BASE = "https://api.datacite.org"
_TYPES = {"ConferencePaper": "inproceedings", "JournalArticle": "article"}


def fetch(client: Client, doi: str) -> Record | None:
    """The record of a DOI; None if DataCite does not have it. Raises ServiceError."""
    answer = client.get_json(f"{BASE}/dois/{quote(doi, safe='/')}")
    if answer is None:
        return None
    data = answer.get("data") if isinstance(answer, dict) else None
    attributes = data.get("attributes") if isinstance(data, dict) else None
    if not isinstance(attributes, dict):
        raise ServiceError("the answer has no work in it")
    doi = clean(attributes.get("doi"))
    types, container, publisher = (attributes.get(name) for name in ("types", "container", "publisher"))
    titles = [clean(title.get("title")) for title in _dicts(attributes.get("titles")) if not title.get("titleType")]
    # arXiv names the DOI of the publication: https://info.arxiv.org/help/doi.html
    versions = [item for item in _dicts(attributes.get("relatedIdentifiers")) if item.get("relationType") == "IsVersionOf"]
    return Record(
        service=NAME,
        title=next(filter(None, titles), ""),
        authors=tuple(filter(str, map(_read_name, _dicts(attributes.get("creators"))))),
        type=_TYPES.get(clean(types.get("resourceTypeGeneral")), "misc") if isinstance(types, dict) else "misc",
        year=clean(attributes.get("publicationYear")),
        venues=tuple(filter(None, [clean(container.get("title"))] if isinstance(container, dict) else [])),
        publisher=clean(publisher.get("name") if isinstance(publisher, dict) else publisher),
        doi=doi,
        arxiv=find_id("arxiv", doi),
        url=clean(attributes.get("url")),
        published=next((clean(item.get("relatedIdentifier")) for item in versions if item.get("relatedIdentifierType") == "DOI"), ""),
    )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _read_name(creator: dict[str, Any]) -> Name:
    if creator.get("familyName"):
        return Name(clean(creator.get("givenName")), clean(creator["familyName"]))
    name = clean(creator.get("name"))
    return Name("", name) if creator.get("nameType") == "Organizational" else split_name(name)
