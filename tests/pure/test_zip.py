"""The site as one file: the same bytes for the same site, whenever and wherever it was built."""

import os
from zipfile import ZipFile

from scripts.zip_site import pack

FILES = {"index.html": "<p>One</p>", "papers/a.html": "<p>Two</p>", ".buildinfo": "x", "_headers": "y", "_static/.hidden": "z"}


def write_site(folder, files, time):
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        os.utime(path, (time, time))
    return folder


def test_zip_holds_the_site_in_one_folder(tmp_path):
    pack(write_site(tmp_path / "site", FILES.items(), 1e9), tmp_path / "book.zip")
    with ZipFile(tmp_path / "book.zip") as packed:
        assert packed.namelist() == ["book/_static/.hidden", "book/index.html", "book/papers/a.html"]
        assert packed.read("book/papers/a.html") == b"<p>Two</p>"
        assert packed.testzip() is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.zip", "site"]


def test_same_site_gives_the_same_bytes(tmp_path):
    one = write_site(tmp_path / "one", FILES.items(), 1e9)
    two = write_site(tmp_path / "another place", reversed(FILES.items()), 1.5e9)
    (two / "index.html").chmod(0o600)
    for site in one, two:
        (site.parent / f"{site.name} zip").mkdir()
        pack(site, site.parent / f"{site.name} zip" / "book.zip")
    assert (tmp_path / "one zip/book.zip").read_bytes() == (tmp_path / "another place zip/book.zip").read_bytes()


def test_older_zip_is_replaced(tmp_path):
    site = write_site(tmp_path / "site", FILES.items(), 1e9)
    pack(site, tmp_path / "book.zip")
    (site / "index.html").unlink()
    pack(site, tmp_path / "book.zip")
    with ZipFile(tmp_path / "book.zip") as packed:
        assert "book/index.html" not in packed.namelist()
