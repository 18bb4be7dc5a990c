"""What must be mended, as a box in every page while the site is served."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bowout.problems import Problem
from bowout.render.embed import VERSION
from bowout.render.environment import template

OPEN, CLOSE = "<!-- to mend -->", "<!-- /to mend -->"
BOX = re.compile(re.escape(OPEN) + ".*?" + re.escape(CLOSE), re.DOTALL)


def box(problems: Iterable[Problem]) -> str:
    """All problems with their places; nothing where there are none."""
    listed = sorted(set(problems))
    if not listed:
        return ""
    return f"{OPEN}{template('problem_box.html').render(problems=listed)}{CLOSE}"


def with_box(html: str, box: str) -> str:
    """A page with this box in place of its last one."""
    html = BOX.sub("", html)
    before, end, after = html.rpartition("</body>")
    return f"{before}{box}{end}{after}" if end else html + box


def put_in(site: Path, box: str) -> None:
    """Every page of the guide with this box; a site without a page gets one that holds nothing else."""
    for page in _pages(site):
        before = page.read_text("utf-8")
        if (after := with_box(before, box)) != before:
            page.write_text(after, "utf-8")
    if box and not (site / "index.html").is_file():
        (site / "index.html").write_text(alone(box), "utf-8")


def _pages(site: Path) -> Iterator[Path]:
    """All but what stands inside other sites: it says the same again, a thousand times."""
    for folder, below, names in os.walk(site):
        if Path(folder) == site / "embed" and VERSION in below:
            below.remove(VERSION)
        yield from (Path(folder, name) for name in names if name.endswith(".html"))


def alone(box: str) -> str:
    """A page that holds nothing else and looks again by itself: for when there is no site yet."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta http-equiv="refresh" content="2">\n'
        f"<title>To mend</title>\n</head>\n<body>\n{box}\n</body>\n</html>\n"
    )
