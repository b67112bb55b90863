"""Measure the handbook at a size that it may reach: `make bench`, or `make bench WORKS=500`.

Prints how long reading, checking and building take, how heavy the catalogue is, and how long a keystroke in its filter
takes until the next frame is painted, as it is and on a processor four times slower.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from scripts.browser import NoBrowserError, open_browser
from scripts.synthetic import write_handbook

FOLDER = Path("_build/bench")
TYPED = ("neurons", "garcia patel", "llama 2 steering", "zzz")
#: From an input event to the frame after the one in which its changes are painted, in milliseconds.
MEASURE = """async (text) => {
  const field = document.querySelector('#lit-filter');
  const times = [];
  for (let end = 1; end <= text.length; end += 1) {
    await new Promise((done) => setTimeout(done, 50));
    field.value = text.slice(0, end);
    const start = performance.now();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    document.body.offsetHeight;
    const script = performance.now() - start;
    // A message that is posted while a frame is made arrives after it is painted.
    await new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }));
    times.push([script, performance.now() - start]);
  }
  field.value = '';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return times;
}"""


def run(command: list[str]) -> float:
    """Run a command in the made-up handbook; return how many seconds it took. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    subprocess.run(command, cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def weigh(path: Path) -> str:
    """The size of a file, as it is and compressed."""
    content = path.read_bytes()
    return f"{len(content) / 1024:,.0f} KB, {len(gzip.compress(content)) / 1024:,.0f} KB compressed"


def measure_keystrokes() -> None:
    """Type into the filter of the catalogue in a browser and print the times. Raises NoBrowserError."""
    with open_browser() as browser:
        for width in (1440, 360):
            page = browser.new_page(viewport={"width": width, "height": 900})
            start = time.perf_counter()
            page.goto((FOLDER / "html/papers/index.html").resolve().as_uri())
            page.get_by_role("status").wait_for()
            print(f"catalogue at {width} px, opened and filters ready: {time.perf_counter() - start:.2f} s")
            for slower in (1, 4):
                page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
                times = [pair for text in TYPED for pair in page.evaluate(MEASURE, text)]
                for name, values in (("script and layout", [pair[0] for pair in times]), ("until painted", [pair[1] for pair in times])):
                    print(
                        f"  keystroke, {name}, processor {slower}× slower: median {statistics.median(values):.0f} ms, "
                        f"95 % within {statistics.quantiles(values, n=20)[-1]:.0f} ms, worst {max(values):.0f} ms of {len(values)}"
                    )
            page.close()


def main(works: int) -> None:
    """Make the handbook, build it, measure."""
    write_handbook(FOLDER, works)
    shutil.copytree(Path("scripts"), FOLDER / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    print(f"{works} works, {works * 5} claims")
    print(f"make check: {run([sys.executable, 'scripts/check.py']):.1f} s")
    build = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-d", "doctrees", ".", "html"]
    print(f"build: {run(build):.0f} s; again without a change: {run(build):.1f} s")
    for file in ("papers/index.html", "reference/claims.html", "catalogue.json", "searchindex.js"):
        print(f"{file}: {weigh(FOLDER / 'html' / file)}")
    try:
        measure_keystrokes()
    except NoBrowserError as error:
        print(f"keystrokes: NOT MEASURED, {error}")


if __name__ == "__main__":
    main(int("".join(sys.argv[1:2]) or 2000))
