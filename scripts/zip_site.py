"""Pack the built site into one file, to be read from disk: `make zip`. The same site gives the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SITE = Path("_build/html")
NAME = "llm-neuron-handbook"
#: For Sphinx and for hosts, not for readers.
_LEFT_OUT = {".buildinfo", "_headers", "404.html"}
#: The earliest time that a zip can hold, since the time of the build would change its bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE = 3, 0o100644  # else the system that packs would be told, and what others may do with the files


def pack(site: Path, target: Path) -> None:
    """Pack all files of a folder, in one folder that has the name of the zip."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    fresh = target.with_suffix(".new")
    with ZipFile(fresh, "w") as packed:
        for file in files:
            if file not in _LEFT_OUT:
                info = ZipInfo(f"{target.stem}/{file}", _TIME)
                info.create_system, info.external_attr, info.compress_type = _UNIX, _FILE << 16, ZIP_DEFLATED
                packed.writestr(info, (site / file).read_bytes(), compresslevel=9)
    fresh.replace(target)


def main() -> int:
    """Pack this project's site."""
    target = SITE.parent / f"{NAME}.zip"
    pack(SITE, target)
    print(f"The handbook is packed ({target.stat().st_size / 1e6:.1f} MB): {target.resolve()}\nUnpack it and open {NAME}/index.html.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
