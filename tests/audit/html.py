"""The Nu HTML checker on every page: no error, no warning, no advice. There is no list of exceptions.

The pages are asked for over HTTP, so that their policy means what it means on a host. A fragment for
other sites is checked inside a small page. One page with faults of its own goes with them: a run that
does not find those has checked nothing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from tests.audit import tools
from tests.support import server

BAD = "bad-on-purpose.html"
BAD_PAGE = (
    "<!doctype html>\n<html lang=en><title>Bad</title><h1>Bad</h1><p align=left>One<div></p>\n"
)
BAD_FAULTS = 2
HOST = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>{}
{}</body></html>
"""
LEVEL = re.compile(r"fragment\.h(\d)\.html")
NOT_READ = "non-document-error"
SHOWN = 3  # places of each fault


def run(site: Path) -> int:
    """Check a built site and print what is found."""
    java, jar = tools.java(), tools.packages() / "vnu-jar/build/dist/vnu.jar"
    with tempfile.TemporaryDirectory(prefix="bow-out-html-") as folder:
        served = Path(folder, "site")
        shutil.copytree(site, served)
        pages = prepared(served)
        with server.serve(served) as address:
            urls = [f"{address}/{quote(page)}" for page in [*pages, BAD]]
            messages = check(java, jar, urls)
    found = [(urlsplit(m["url"]).path.lstrip("/"), m) for m in messages if "url" in m]
    lost = [m["message"] for m in messages if "url" not in m or m["type"] == NOT_READ]
    faults = [(page, m) for page, m in found if page != BAD]
    if lost or len(found) - len(faults) < BAD_FAULTS:
        print(f"The Nu HTML checker did not do its work. {' '.join(lost[:3])}")
        return 1
    alike: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for page, message in faults:
        alike.setdefault(f"{kind(message)}: {message['message']}", []).append((page, message))
    for told, places in alike.items():
        print(f"{told}  ({len(places)} times)")
        for page, message in places[:SHOWN]:
            extract = " ".join(message.get("extract", "").split())
            print(f"    {page}:{message.get('lastLine', 1)}  {extract}")
    counts = Counter(kind(message) for _, message in faults)
    total = ", ".join(f"{counts[name]} {name}s" for name in ("error", "warning", "info"))
    print(f"Nu HTML checker: {len(pages)} pages, {total}")
    return 1 if faults else 0


def prepared(site: Path) -> list[str]:
    """Every page below a folder, with fragments made whole and the bad page added."""
    pages = []
    for file in sorted(site.rglob("*.html")):
        if level := LEVEL.fullmatch(file.name):
            above = "".join(f"<h{n}>Host</h{n}>" for n in range(1, int(level[1])))
            file.write_text(HOST.format(above, file.read_text("utf-8")), "utf-8")
        pages.append(file.relative_to(site).as_posix())
    site.joinpath(BAD).write_text(BAD_PAGE, "utf-8")
    return pages


def check(java: str, jar: Path, urls: list[str]) -> list[dict[str, Any]]:
    """What the checker says about these addresses, all in one process."""
    done = subprocess.run(
        [
            java,
            "-Dnu.validator.servlet.allow-forbidden-hosts=true",
            "-jar",
            str(jar),
            "--format",
            "json",
            "--stdout",
            *urls,
        ],
        capture_output=True,
        encoding="utf-8",
    )
    try:
        messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except ValueError:
        return [{"message": done.stdout + done.stderr}]
    return messages


def kind(message: dict[str, Any]) -> str:
    """error, warning or info."""
    return str(message.get("subType") or message["type"])
