"""When two pages moved for the first time, the copy to take away held their old addresses, and those led online.

Opened without a network, such a page went nowhere. Now the copy leaves old addresses out; the site and the worker keep them.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

from bowout.build import Build, Site
from bowout.model.content import load_content
from bowout.outputs.offline import ARCHIVE, FOLDER, WORKER, copies
from tests.support import content

LINE = "# yaml-language-server: $schema=schema/moved.json\n"
OLD, NEW, OWN = "letters/old-name/index.html", "letters/withdraw/index.html", "about/offline/index.html"  # fmt: skip


def test_an_old_address_is_on_the_site_and_not_in_the_copy(tmp_path: Path) -> None:
    root = content.good_project(tmp_path / "project")
    moved = "letters/old-name/: letters/withdraw/\n"
    (root / "snippets/moved.yml").write_text(LINE + moved, "utf-8")
    worker = root / "docs/assets/offline/sw.js"
    worker.parent.mkdir(parents=True)
    worker.write_text("{version} {files}", "utf-8")
    found = load_content(root)
    found.page_roles = {"offline": "about/offline.md"}
    time = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
    build = Build(found, Site("Bow Out", "https://bow.example/", ""), time)
    files = dict.fromkeys((OLD, NEW, OWN), b"<p>A page.</p>")
    copied = dict(copies(build, files))
    archive = copied[ARCHIVE]
    assert isinstance(archive, bytes)
    assert set(zipfile.ZipFile(io.BytesIO(archive)).namelist()) == {FOLDER + NEW, FOLDER + OWN}
    assert "letters/old-name/" in str(copied[WORKER])
