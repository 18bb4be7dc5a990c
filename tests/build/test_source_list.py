"""The pages that list every source, as they are built: light, and one step from each other."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from bowout.model.addresses import SOURCES
from bowout.render.source_list import STARTS
from tests.conftest import Tell
from tests.support.content import ours

MOST = 14_000  # bytes in gzip: what reaches a phone at once, before it has to ask again


def weights(site_dir: Path) -> dict[str, int]:
    pages = [site_dir / SOURCES / "index.html", *sorted((site_dir / SOURCES).glob("*/index.html"))]
    return {
        page.parent.relative_to(site_dir).as_posix() + "/": len(gzip.compress(page.read_bytes(), 6))
        for page in pages
    }


def test_no_part_of_the_list_grows_too_heavy(site_dir: Path, tell: Tell) -> None:
    found = weights(site_dir)
    assert len(found) == len(STARTS) + 1
    sizes = ", ".join(f"{address} {size / 1000:.1f}" for address, size in found.items())
    print(sizes)
    tell(f"list of sources, kB in gzip, at most {MOST / 1000:.0f}: {sizes}")
    heavy = [address for address, size in found.items() if size > MOST]
    assert heavy == [], (
        f"{', '.join(heavy)}: over {MOST} bytes in gzip. In hooks/bowout/render/source_list.py put one more "
        "letter into STARTS, in the middle of the part: it is divided there and keeps its address. "
        "(A part of a single letter can only be divided by openings of two letters, which `Part` would have to learn.)"
    )


def test_every_source_has_its_place_and_every_part_leads_to_the_others(site_dir: Path) -> None:
    listed: list[str] = []
    for first in STARTS:
        page = (site_dir / SOURCES / first / "index.html").read_text("utf-8")
        listed += re.findall(r'<li id="([a-z0-9-]+)"><a href=', page)
        for other in STARTS:
            assert f'href="../{other}/"' in page, (first, other)
    assert sorted(listed) == sorted(ours().sources)
