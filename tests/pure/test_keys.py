"""The scheme of keys: last[-last|-etal]-year-firstword."""

from __future__ import annotations

import pytest

from literature.checks.entries import check_entries
from literature.checks.keys import list_keys
from literature.model import Library
from literature.sources.bib import parse_bibliography
from literature.sources.slugs import KEY, make_slug


def keys(author, title, year="2020"):
    """The keys that fit an entry."""
    text = f"@misc{{x,\n  author = {{{author}}},\n  title = {{{title}}},\n  year = {{{year}}},\n}}\n"
    return list(list_keys(parse_bibliography(text).entries["x"]))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Kramár", "kramar"),
        ("Müller-Lüdenscheidt", "muller-ludenscheidt"),
        ("van der Berg", "van-der-berg"),
        ("O'Connor", "oconnor"),
        ("O’Connor", "oconnor"),
        ("GPT-2's  (small)", "gpt-2s-small"),
    ],
)
def test_slug_is_lower_case_ascii(text, slug):
    assert make_slug(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"), [("Søgaard", "sogaard"), ("Łukasz", "lukasz"), ("Đặng", "dang"), ("Weiß", "weiss"), ("Æther", "aether")]
)
def test_letters_without_accent_of_their_own_are_not_dropped(text, slug):
    """ø, ł, đ, ß, æ were dropped: the key of Søgaard had to start with "sgaard"."""
    assert make_slug(text) == slug


@pytest.mark.parametrize(
    ("author", "first"),
    [
        ("Ann Ada", "ada-2020-alpha"),
        ("Ann Ada and Bo Bell", "ada-bell-2020-alpha"),
        ("Ann Ada and Bo Bell and Al Cole", "ada-etal-2020-alpha"),
        ("Ludwig van der Berg", "van-der-berg-2020-alpha"),
        ("{Anthropic}", "anthropic-2020-alpha"),
    ],
)
def test_key_starts_with_the_people(author, first):
    assert keys(author, "Alpha")[0] == first


def test_others_count_as_more_people():
    """BibTeX's "and others" was taken for a second author: the key had to be "ada-others-2020-alpha"."""
    assert keys("Ann Ada and others", "Alpha")[0] == "ada-etal-2020-alpha"


@pytest.mark.parametrize(
    ("title", "fitting", "other"),
    [
        ("The Alpha of Beta", "ada-2020-alpha", "ada-2020-of"),
        ("The Alpha of Beta", "ada-2020-the", "ada-2020-beta"),
        ("The Alpha of Beta", "ada-2020-alpha-of", "ada-2020-alpha-beta"),
        ("What Is It", "ada-2020-it", "ada-2020-alpha"),
        ("{BERT}-based: a Study", "ada-2020-bert", "ada-2020-based"),
        ("$k$-sparse nets", "ada-2020-k", "ada-2020-nets"),
    ],
)
def test_key_ends_with_the_first_word_that_says_something(title, fitting, other):
    assert fitting in keys("Ann Ada", title)
    assert other not in keys("Ann Ada", title)


def test_work_without_authors_may_have_any_key():
    assert keys("", "Alpha") == []


def is_accepted(key, author, title):
    """Whether the checks leave the key of an entry alone."""
    text = f"@misc{{{key},\n  author = {{{author}}},\n  title = {{{title}}},\n  year = {{2020}},\n  url = {{https://a.org/b}},\n}}\n"
    return [problem.code for problem in check_entries(Library(bibliography=parse_bibliography(text)))] == []


@pytest.mark.parametrize(
    "key", ["Ada-2020-alpha", "ada_2020_alpha", "ada2020alpha", "ada-2021-alpha", "ada-2020", "ada-2020-alpha-", "adá-2020-alpha", "a:b"]
)
def test_key_of_another_scheme_is_reported(key):
    assert is_accepted("ada-2020-alpha", "Ann Ada", "Alpha")
    assert not is_accepted(key, "Ann Ada", "Alpha")


@pytest.mark.parametrize(("key", "author", "title"), [("li-2020-alpha", "李", "Alpha"), ("li-2020-wen", "Ming Li", "中文")])
def test_name_or_title_in_another_script_leaves_a_key_to_be_chosen(key, author, title):
    """No key at all was right for an author or a title without Latin letters: "-2020-alpha" was asked for, and refused."""
    assert is_accepted(key, author, title)


@pytest.mark.parametrize("author", ["Ann Ada", "李", "Ann Ada and Bo Bell and Al Cole"])
@pytest.mark.parametrize("title", ["Alpha", "中文", "...", "The"])
def test_every_key_that_is_suggested_is_valid(author, title):
    """Keys such as "-2020-alpha" and "li-2020-" were suggested."""
    assert [key for key in keys(author, title) if not KEY.fullmatch(key)] == []
