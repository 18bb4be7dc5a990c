"""Time and memory of whole builds: beside plain Material, and with a thousand letters.

Each build runs in a process of its own, in turns, and is measured in processor time, so that other
work on the machine counts little. The least of several runs stands.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure
from tests.support import project

RUNS = 3
FEW, MANY = 100, 1_000
GIBIBYTE = 2**30
STOCK = """\
site_name: Stock
theme: {name: material, font: false}
markdown_extensions: [admonition, attr_list, md_in_html, tables]
validation:
  links: {not_found: ignore, anchors: ignore, absolute_links: ignore, unrecognized_links: ignore}
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        yield from beside_plain_material(here)
        yield from many_letters(here)
        yield from many_schools(here)


def beside_plain_material(here: Path) -> Iterator[Figure]:
    plain = here / "plain"
    built("capture", project.ROOT, here / "captured", plain)
    first, ours, theirs = [], [], []
    for _ in range(RUNS):
        forget(project.ROOT)
        first.append(built("build", project.ROOT, here / "site"))
        ours.append(built("build", project.ROOT, here / "site"))
        theirs.append(built("build", plain, here / "plain-site"))
    hooks = min(sum(run["hooks"].values()) for run in ours)
    our_build, first_build = (min(run["seconds"] for run in runs) for runs in (ours, first))
    plain_build = min(run["seconds"] for run in theirs)
    pages = ours[0]["pages"]
    yield Figure(
        "strict build, over the same pages on plain Material",
        100 * (our_build / plain_build - 1),
        "%",
        f"ours {our_build:.2f} s, plain Material {plain_build:.2f} s for the same {pages:.0f} pages",
        most=20,
    )
    yield Figure(
        "  of this in our hooks",
        hooks,
        "s",
        "reading, checking and rendering; the rest is MkDocs with our templates",
    )
    yield Figure(
        "  the first build, which proves every letter",
        100 * (first_build / plain_build - 1),
        "%",
        f"{first_build:.2f} s; a letter that has not changed is not proved again",
    )


def many_letters(here: Path) -> Iterator[Figure]:
    few, many = (with_letters(here / f"letters-{count}", count) for count in (FEW, MANY))
    runs = []
    for _ in range(RUNS):
        forget(few)
        runs.append(built("build", few, here / "few"))
    small = min(runs, key=lambda run: run["seconds"])
    forget(many)
    large = built("build", many, here / "many")
    if large["pages"] < MANY:
        raise RuntimeError(f"{MANY} letters made only {large['pages']:.0f} pages")
    each_small, each_large = (run["seconds"] / run["pages"] for run in (small, large))
    yield Figure(
        f"time for each page with {MANY:,} letters, over {FEW} letters",
        each_large / each_small,
        "×",
        f"{1000 * each_large:.1f} ms beside {1000 * each_small:.1f} ms; {large['seconds']:.0f} s in all",
        most=1.3,
    )
    yield from many_pages_of_stock(here)
    yield Figure(
        f"memory of the build with {MANY:,} letters",
        large["memory"] / 2**20,
        "MiB",
        f"{FEW} letters: {small['memory'] / 2**20:.0f} MiB",
        most=GIBIBYTE / 2**20,
    )


def many_schools(here: Path) -> Iterator[Figure]:
    """What a thousand more schools cost: each has four files, whatever the number of pages."""
    plain, full = project.copy(here / "schools-0"), with_schools(here / "schools", MANY)
    less, more = (built("build", root, here / f"{root.name}-site") for root in (plain, full))
    small, large = (size(here / f"{root.name}-site") for root in (plain, full))
    yield Figure(
        f"time of the build, {MANY:,} schools more",
        more["seconds"] - less["seconds"],
        "s",
        f"{less['seconds']:.0f} s without them",
        most=60,
    )
    yield Figure(
        "  size of the site",
        (large[1] - small[1]) / 1_000_000,
        "MB",
        f"{small[1] / 1_000_000:.0f} MB in {small[0]:,} files without them",
        most=60,
    )
    yield Figure("  files for each", (large[0] - small[0]) / MANY, "", most=4)
    yield Figure("  memory", more["memory"] / 2**20, "MiB", most=GIBIBYTE / 2**20)


def size(site: Path) -> tuple[int, int]:
    """How many files a site has, and how many bytes."""
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes)


def with_schools(target: Path, count: int) -> Path:
    """A copy of the project with so many schools more: its own, again and again under new names."""
    copy = project.copy(target)
    folder = copy / "snippets/schools"
    originals = [
        (file.stem, text)
        for file in sorted(folder.glob("*.yml"))
        if "\nexample: true" not in (text := file.read_text("utf-8"))
    ]
    for number in range(count):
        stem, text = originals[number % len(originals)]
        text = re.sub(r"(?m)^(name: )(.*)$", rf"\1\2 {number}", text, count=1)
        (folder / f"{stem}-{number}.yml").write_text(text, "utf-8")
    return copy


def many_pages_of_stock(here: Path) -> Iterator[Figure]:
    """The same question to plain Material, which writes its whole menu into every page."""
    each = {}
    for count in (FEW, MANY):
        root = stock(here / f"stock-{count}", count)
        run = built("build", root, here / f"stock-site-{count}")
        each[count] = run["seconds"] / run["pages"]
    yield Figure(
        "  stock Material, the same ratio",
        each[MANY] / each[FEW],
        "×",
        f"{1000 * each[MANY]:.1f} ms beside {1000 * each[FEW]:.1f} ms for {MANY:,} and {FEW} plain pages",
    )


def stock(target: Path, count: int) -> Path:
    """A project of plain Material with so many pages of a guide page's words."""
    words = (project.ROOT / "docs/telling/call.md").read_text("utf-8").split("---", 2)[2]
    docs = target / "docs"
    docs.mkdir(parents=True)
    for number in range(count):
        (docs / f"page-{number}.md").write_text(f"---\ntitle: Page {number}\n---\n{words}", "utf-8")
    (docs / "index.md").write_text("# Stock\n", "utf-8")
    (target / "mkdocs.yml").write_text(STOCK, "utf-8")
    return target


def forget(root: Path) -> None:
    """Drop what earlier builds have proved."""
    shutil.rmtree(root / ".cache", ignore_errors=True)


def with_letters(target: Path, count: int) -> Path:
    """A copy of the project with so many letters: its own, again and again under new names."""
    copy = project.copy(target)
    folder = copy / "snippets/letters/en"
    originals = sorted(folder.glob("*.yml"))
    for number in range(count - len(originals)):
        original = originals[number % len(originals)]
        text = original.read_text("utf-8")
        text = re.sub(r"(?m)^(title: )(.*)$", rf"\1\2 {number}", text, count=1)
        (folder / f"{original.stem}-{number}.yml").write_text(text, "utf-8")
    return copy


def built(what: str, root: Path, *targets: Path) -> dict[str, Any]:
    """Run tests/bench/one_build.py in a project; gives what it measured."""
    for target in targets:
        shutil.rmtree(target, ignore_errors=True)
    done = subprocess.run(
        [
            sys.executable,
            "-P",
            str(Path(__file__).with_name("one_build.py")),
            what,
            *map(str, targets),
        ],
        cwd=root,
        env=project.environment(),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured
