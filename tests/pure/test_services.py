"""What is asked of the services, and what becomes of every kind of answer."""

from __future__ import annotations

import json
import threading

import pytest

from literature.model import Name
from scripts.services import anthology, arxiv, client, crossref, datacite, dblp
from scripts.services.client import Client, ServiceError
from scripts.services.record import Record, clean, split_name

DOI, ARXIV = "10.18653/v1/2022.acl-long.581", "2104.08696"
TITLE = "Knowledge Neurons in Pretrained Transformers"
AUTHORS = tuple(
    Name(*name) for name in (("Damai", "Dai"), ("Li", "Dong"), ("Yaru", "Hao"), ("Zhifang", "Sui"), ("Baobao", "Chang"), ("Furu", "Wei"))
)
MEETING = "Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)"
#: One question to each service.
ASK = {
    "Crossref": ("/works/", lambda asker: crossref.fetch(asker, DOI)),
    "DataCite": ("/dois/", lambda asker: datacite.fetch(asker, f"10.48550/arXiv.{ARXIV}")),
    "arXiv": ("/api/query", lambda asker: arxiv.fetch(asker, [ARXIV])),
    "DBLP": ("/search/", lambda asker: dblp.search(asker, TITLE)),
    "ACL Anthology": ("/2022.", lambda asker: anthology.fetch_bibtex(asker, "2022.acl-long.581")),
}
READ = ("Crossref", "DataCite", "arXiv", "DBLP")


def test_crossref_says_what_the_publisher_registered(services):
    assert crossref.fetch(Client(), DOI) == Record(
        service="Crossref",
        title=TITLE,
        authors=AUTHORS,
        type="inproceedings",
        year="2022",
        venues=(MEETING, MEETING),
        pages="8493-8502",
        publisher="Association for Computational Linguistics",
        address="Dublin, Ireland",
        doi=DOI,
    )
    assert services.asked == [f"/works/{DOI}"]


def test_datacite_says_what_arxiv_registered(services):
    assert datacite.fetch(Client(), f"10.48550/arXiv.{ARXIV}") == Record(
        service="DataCite",
        title=TITLE,
        authors=AUTHORS,
        type="misc",
        year="2021",
        publisher="arXiv",
        doi=f"10.48550/arxiv.{ARXIV}",
        arxiv=ARXIV,
        url=f"https://arxiv.org/abs/{ARXIV}",
    )


def test_arxiv_is_asked_for_many_ids_at_once(services):
    records = arxiv.fetch(Client(), [ARXIV, "2104.99999"])
    assert records == {
        ARXIV: Record(
            service="arXiv",
            title=TITLE,
            authors=AUTHORS,
            type="misc",
            year="2021",
            month="4",
            venues=("arXiv",),
            arxiv=ARXIV,
            primaryclass="cs.CL",
            url=f"https://arxiv.org/abs/{ARXIV}",
        )
    }
    assert services.asked == [f"/api/query?id_list={ARXIV},2104.99999&max_results=2"]


def test_dblp_has_publication_and_preprint(services):
    published, preprint = dblp.search(Client(), TITLE)
    assert (published.venues, published.pages, published.doi, published.type) == (("ACL (1)",), "8493-8502", DOI.upper(), "inproceedings")
    assert (preprint.arxiv, preprint.type, preprint.volume, preprint.year) == (ARXIV, "misc", "", "2021")
    assert published.authors == preprint.authors == AUTHORS, "the number after a name tells people apart and is no part of it"
    assert dblp.search(Client(), "Another Title") == []


def test_anthology_gives_bibtex(services):
    assert anthology.fetch_bibtex(Client(), "2022.acl-long.581").startswith(b"@inproceedings{dai-etal-2022-knowledge,")
    assert anthology.fetch_bibtex(Client(), "2022.acl-long.9999") is None


@pytest.mark.parametrize(
    ("doi", "reference", "published"),
    [("10.1234/x", "ACL 2022", "10.1234/x"), ("", "ACL 2022", "ACL 2022"), (f"10.48550/arXiv.{ARXIV}", "", ""), ("", "", "")],
)
def test_arxiv_knows_of_the_publication(services, doi, reference, published):
    feed = services.answer("/api/query")[2].decode()
    more = f"<a:doi>{doi}</a:doi>" * bool(doi) + f"<a:journal_ref>{reference}</a:journal_ref>" * bool(reference)
    feed = feed.replace("<feed ", '<feed xmlns:a="http://arxiv.org/schemas/atom" ').replace("</entry>", f"{more}</entry>")
    services.say("/api/query", feed.encode())
    assert arxiv.fetch(Client(), [ARXIV])[ARXIV].published == published


def test_busy_service_is_asked_again_after_as_long_as_it_says(services):
    busy = (429, {"Retry-After": "7"}, b"")
    services.say("/works/", busy, busy, services.answer("/works/"))
    assert crossref.fetch(Client(), DOI).title == TITLE
    assert services.waits == [7, 7]


def test_broken_service_is_asked_again_after_longer_and_longer(services):
    services.say("/works/", (500, {}, b""), (503, {}, b""), (502, {}, b""), services.answer("/works/"))
    assert crossref.fetch(Client(), DOI).title == TITLE
    assert services.waits == [2, 4], "at once, then after two seconds, then after four"


def test_service_that_asks_for_an_hour_is_left_alone(services):
    services.say("/works/", (429, {"Retry-After": "3600"}, b""))
    with pytest.raises(ServiceError, match="wait 3600 seconds"):
        crossref.fetch(Client(), DOI)
    assert (len(services.asked), services.waits) == (1, [])


@pytest.mark.parametrize("service", ASK)
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, {}, b"<html>Internal error</html>"), "HTTP status 500"),
        ((403, {}, b"<html>Who are you?</html>"), "HTTP status 403"),
        ((302, {"Location": "/works/x/works"}, b""), "without end|HTTP status"),
    ],
)
def test_refusal_is_said_with_its_status(services, service, answer, reason):
    start, ask = ASK[service]
    services.say(start, answer)
    services.say("/works/x", answer)
    with pytest.raises(ServiceError, match=reason):
        ask(Client(retries=1))


@pytest.mark.parametrize("service", READ)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><title>too many requests</title></html>",
        b"<html><p>busy</html>",
        b'{"status": "ok", "message',
        b'{"a": "\xe9"}',
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        b"<?xml version='1.0' encoding='nonsense'?><feed/>",
        b"<?xml version='1.0' encoding='utf-8'?><feed>\xe9</feed>",
        b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><feed>&b;</feed>",
        b"\x00" * 100,
        b"[" * 100_000,
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"message": null, "data": [], "result": {"hits": 3}}',
    ],
)
def test_answer_that_cannot_be_read_is_an_error_of_the_service(services, service, body):
    start, ask = ASK[service]
    services.say(start, body)
    with pytest.raises(ServiceError):
        assert ask(Client()) in (None, []), "nothing can have been read"
        raise ServiceError  # `null` says that there is nothing


def test_page_in_the_place_of_bibtex_is_an_error(services):
    services.say("/2022.", b"<!DOCTYPE html><html>Moved</html>")
    with pytest.raises(ServiceError, match="not BibTeX"):
        anthology.fetch_bibtex(Client(), "2022.acl-long.581")


@pytest.mark.parametrize("service", READ)
@pytest.mark.parametrize("value", [None, 7, "text", [], {}, [None], [{}], [[]], {"a": [1]}])
def test_field_of_another_shape_is_read_as_nothing(services, service, value):
    """Services leave fields out, or fill them with null, one thing in place of a list, a list in place of one thing."""
    work = {
        "message": {
            "title": ["T"],
            **dict.fromkeys(
                ("author", "editor", "issued", "container-title", "relation", "event", "page", "DOI", "subtitle", "type"), value
            ),
        },
        "data": {
            "attributes": dict.fromkeys(
                ("titles", "creators", "types", "container", "publisher", "relatedIdentifiers", "doi", "url", "publicationYear"), value
            )
        },
        "result": {
            "hits": {"hit": [{"info": {"title": TITLE, **dict.fromkeys(("authors", "venue", "ee", "pages", "doi", "type"), value)}}]}
        },
    }
    start, ask = ASK[service]
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/{ARXIV}</id><title/><author/></entry></feed>"
    services.say(start, feed.encode() if service == "arXiv" else json.dumps(work).encode())
    ask(Client())


def test_service_that_does_not_know_a_work_says_so(services):
    services.say("/works/", (404, {}, b"Resource not found."))
    assert crossref.fetch(Client(), DOI) is None


def test_silent_service_is_given_up(services, monkeypatch):
    monkeypatch.setattr(client, "TIMEOUT", (0.2, 0.2))
    given_up = threading.Event()

    def dawdle():
        given_up.wait(5)
        return 200, {}, b"{}"

    services.say("/works/", dawdle)
    with pytest.raises(ServiceError, match="no answer in"):
        crossref.fetch(Client(retries=0), DOI)
    given_up.set()


def test_no_network_is_said(monkeypatch):
    monkeypatch.setattr(crossref, "BASE", "http://127.0.0.1:9")
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(ServiceError, match="is there a network"):
        crossref.fetch(Client(), DOI)


def test_endless_answer_is_cut_off(services, monkeypatch):
    monkeypatch.setattr(client, "LARGEST", 1000)
    services.say("/works/", b" " * 100_000)
    with pytest.raises(ServiceError, match="longer than 1000 bytes"):
        crossref.fetch(Client(), DOI)


def test_answers_are_kept_and_failures_are_not(services, tmp_path):
    good = services.answer("/works/")
    services.say("/works/", (403, {}, b""), good)
    with pytest.raises(ServiceError):
        crossref.fetch(Client(tmp_path / "x" / "cache.sqlite"), DOI)
    for _ in range(3):
        assert crossref.fetch(Client(tmp_path / "x" / "cache.sqlite"), DOI).title == TITLE
    services.say("/works/", (404, {}, b""))
    assert crossref.fetch(Client(tmp_path / "x" / "cache.sqlite"), "10.1234/none") is None
    assert crossref.fetch(Client(tmp_path / "x" / "cache.sqlite"), "10.1234/none") is None
    assert len(services.asked) == 3


def test_kept_answer_expires(services, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "KEPT", 0)
    for _ in range(2):
        crossref.fetch(Client(tmp_path / "cache.sqlite"), DOI)
    assert len(services.asked) == 2


def test_there_is_a_pause_between_two_requests_to_one_service(services, monkeypatch):
    monkeypatch.setattr(client, "PAUSE", 100.0)
    asker = Client()
    for _ in range(3):
        crossref.fetch(asker, DOI)
    assert [round(wait) for wait in services.waits] == [100, 100]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<i>n</i>-grams &amp; <sub class='x'>2</sub>", "n-grams & 2"),
        ("a &lt; b", "a < b"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("f<g> and n < 10 > 2", "f<g> and n < 10 > 2"),
        ("  two\n  lines ", "two lines"),
        ("red \x1b[31m text\x07", "red [31m text"),
        (None, ""),
        (["a"], ""),
        (2022, "2022"),
    ],
)
def test_text_of_a_service_is_plain(text, plain):
    assert clean(text) == plain


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ann Lee Ada", "Ann Lee", "Ada"),
        ("Ada, Ann Lee", "Ann Lee", "Ada"),
        ("Oskar van der Wal", "Oskar", "van der Wal"),
        ("OpenAI", "", "OpenAI"),
        ("", "", ""),
    ],
)
def test_name_in_one_string_is_split(text, first, last):
    assert split_name(text) == Name(first, last)
