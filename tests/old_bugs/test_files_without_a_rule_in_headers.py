"""`_headers` was written by the fourth of 24 hooks, before others had made their files: the feed, the cartridge, the
archive and llms.txt never got a rule. What needs the list of all files gets it now, when there is one.
"""

from __future__ import annotations

from pathlib import Path

from bowout.outputs import CLOSING_PATHS
from bowout.outputs.hosting import headers_file
from bowout.outputs.site_files import SiteFiles

LATE = ("feed.xml", "llms.txt", "embed/bow-out.imscc", "app.webmanifest", "api/v1/pages.json")


def test_every_file_of_the_site_has_a_rule(tmp_path: Path) -> None:
    for path in LATE:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    rules = headers_file(SiteFiles(tmp_path, CLOSING_PATHS), "https://bow.example/").splitlines()
    for place in (*LATE[:4], "api/*", "bow-out.zip", "sw.js"):
        assert rules.count(f"/{place}") == 1, place
