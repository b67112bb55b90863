"""Whose address need not be written after a link."""

import pytest

from literature.outputs.printed import spells


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("example.org/a", "https://www.example.org/a/"),
        ("DOI 10.18653/v1/2022.ACL-long.581", "https://doi.org/10.18653/v1/2022.acl-long.581"),
        ("doi:10.1162/tacl_a_00410", "https://doi.org/10.1162/tacl_a_00410"),
        ("10.1162/tacl_a_00410", "https://doi.org/10.1162/tacl_a_00410"),
        ("arXiv:2104.08696", "https://arxiv.org/abs/2104.08696"),
        ("arXiv cmp-lg/9404001", "https://arxiv.org/abs/cmp-lg/9404001"),
    ],
)
def test_words_that_tell_the_address(text, address):
    assert spells(text, address)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ACL Anthology", "https://aclanthology.org/2022.acl-long.581/"),
        ("owner/name", "https://github.com/owner/name"),
        ("PDF", "https://arxiv.org/pdf"),
        ("arXiv", "https://arxiv.org/abs/2104.08696"),
        ("08696", "https://arxiv.org/abs/2104.08696"),
        ("", "https://doi.org/10.1/a"),
        ("Methods", "#methods"),
    ],
)
def test_words_that_do_not(text, address):
    assert not spells(text, address)
