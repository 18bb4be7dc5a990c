"""The site as a whole: it builds, always to the same bytes, and a broken one harms nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from lxml.html import HtmlElement

from tests.support import project

# A letter that breaks four rules at once: a key, a kind, a field and a choice that do not exist.
BROKEN_LETTER = """\
title: Broken on purpose
use_when: Never.
kind: courtsey
to: employer
channel: email
subjct: Hello
fields: [company, rool]
subject: Withdrawing
body:
  - when: {tone: shouted}
    text: I am withdrawing my acceptance of the {role} position.
"""

# What a copy of the project adds to its outputs, so that it writes them in another order.
SHUFFLED = """
import random

OUTPUTS = tuple(random.Random(4711).sample(OUTPUTS, len(OUTPUTS)))
CLOSING_OUTPUTS = CLOSING_OUTPUTS[::-1]
"""

# Where a page says what the browser must fetch to show it.
LOADING = {
    "script": ["src"], "img": ["src", "srcset"], "source": ["src", "srcset"],
    "iframe": ["src"], "embed": ["src"], "object": ["data"], "video": ["src", "poster"],
    "audio": ["src"], "track": ["src"], "use": ["href", "xlink:href"],
    "image": ["href", "xlink:href"], "input": ["src"],
}  # fmt: skip
# What a link element may point to without anything being fetched.
ONLY_NAMED = {"canonical", "alternate", "next", "prev", "author", "license", "me", "help"}


def test_the_site_builds_strictly(site_dir: Path) -> None:
    assert (site_dir / "index.html").is_file()
    assert (site_dir / "404.html").is_file()
    assert (site_dir / "letters/withdraw-by-email/index.html").is_file()


def test_one_commit_builds_the_same_bytes_anywhere(site_dir: Path, tmp_path: Path) -> None:
    """By the command for it, which clears away what an older site left, and in whatever order outputs are written."""
    copy = project.copy(tmp_path / "another place" / "bow-out")
    with (copy / "hooks/bowout/outputs/__init__.py").open("a", encoding="utf-8") as registry:
        registry.write(SHUFFLED)
    elsewhere = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    if sys.platform == "win32":  # make is not for Windows
        done = project.build(copy / "site", root=copy, **elsewhere)
    else:
        (copy / "site").mkdir()
        (copy / "site/left-over.html").write_text("Gone after the next build.", "utf-8")
        done = subprocess.run(
            ["make", "build", f"PY={sys.executable}", "SITE_READY="],
            cwd=copy,
            env=project.environment(**elsewhere),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    assert done.returncode == 0, done.stdout
    assert differences(site_dir, copy / "site") == []


@pytest.mark.full
def test_properdocs_builds_the_same_site(site_dir: Path, tmp_path: Path) -> None:
    done = project.run(
        "properdocs", "build", "-f", "mkdocs.yml", "--strict", "--site-dir", tmp_path / "site"
    )
    assert done.returncode == 0, done.stdout
    assert differences(site_dir, tmp_path / "site", but_for_the_generator=True) == []


@pytest.mark.full
def test_the_site_is_the_same_without_material(site_dir: Path, tmp_path: Path) -> None:
    """What ARCHITECTURE.md says to write on the day that Material ends."""
    plan = (project.ROOT / "ARCHITECTURE.md").read_text("utf-8")
    [theme] = re.findall(r"`(theme: \{name: null.*?\})`", plan)
    root = project.copy(tmp_path / "project")
    config = root / "mkdocs.yml"
    text = re.sub(r"(?m)^theme:\n(?: .*\n)+", f"{theme}\n", config.read_text("utf-8"))
    config.write_text(text, "utf-8")
    done = project.build(tmp_path / "site", root=root)
    assert done.returncode == 0, done.stdout
    assert differences(site_dir, tmp_path / "site") == []


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the project with a site already built and then a letter that breaks rules."""
    copy = project.copy(tmp_path / "bow-out")
    (copy / "snippets/letters/en/broken-on-purpose.yml").write_text(BROKEN_LETTER, "utf-8")
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("The site as it was.", "utf-8")
    return copy


@pytest.mark.slow
def test_broken_content_is_reported_with_its_place(broken: Path) -> None:
    done = project.run("bowout", "check", root=broken, PYTHONPATH="hooks")
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    found = re.findall(r"^snippets/letters/en/broken-on-purpose\.yml:(\d+):\d+ ", done.stdout, re.M)
    assert {"3", "6"} <= set(found), done.stdout


@pytest.mark.slow
def test_broken_content_leaves_the_old_site(broken: Path) -> None:
    done = project.run("mkdocs", "build", "--strict", root=broken)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stdout
    assert "broken-on-purpose.yml:3:" in done.stdout
    assert project.files(broken / "site").keys() == {"index.html"}


@pytest.mark.skipif(sys.platform == "win32", reason="make is not for Windows")
@pytest.mark.slow
@pytest.mark.parametrize("fault", ["letter", "link"])
def test_make_build_swaps_in_only_a_whole_site(broken: Path, fault: str) -> None:
    """A broken link shows only when half the site is written; the old one must still stand."""
    if fault == "link":
        (broken / "snippets/letters/en/broken-on-purpose.yml").unlink()
        page = broken / "docs/about/index.md"
        page.write_text(page.read_text("utf-8") + "\n[Lost](nowhere.md)\n", "utf-8")
    before = project.files(broken / "site")
    make = ["make", "build", f"PY={sys.executable}", "SITE_READY="]

    failed = subprocess.run(
        make, cwd=broken, env=project.environment(), capture_output=True, text=True
    )
    assert failed.returncode != 0, failed.stdout
    assert "Traceback" not in failed.stdout + failed.stderr
    assert "site/ is as it was" in failed.stderr
    assert project.files(broken / "site") == before
    assert not (broken / ".site-new").exists()


def test_the_core_knows_nothing_of_mkdocs() -> None:
    question = (
        "import pkgutil, sys, bowout\n"
        "for module in pkgutil.walk_packages(bowout.__path__, 'bowout.'):\n"
        "    if not module.name.endswith('__main__'): __import__(module.name)\n"
        "names = {name.partition('.')[0] for name in sys.modules}\n"
        "print(*sorted(names & {'mkdocs', 'material', 'properdocs'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", question],
        cwd=project.ROOT,
        env=project.environment(PYTHONPATH="hooks"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_the_site_loads_nothing_from_anyone_else(site_dir: Path) -> None:
    strangers = []
    for path in sorted(site_dir.rglob("*.html")):
        urls = loaded(lxml.html.document_fromstring(path.read_bytes()))
        strangers += [f"{path.relative_to(site_dir)}: {url}" for url in urls if abroad(url)]
    for path in sorted(site_dir.rglob("*.css")):
        urls = re.findall(r"(?:url\(|@import\s+)[\"']?([^\"')\s;]+)", path.read_text("utf-8"))
        strangers += [f"{path.relative_to(site_dir)}: {url}" for url in urls if abroad(url)]
    assert strangers == []


def test_the_site_names_no_place_on_the_machine_that_built_it(site_dir: Path) -> None:
    here = {str(project.ROOT), str(site_dir), str(Path.home())} - {os.sep}
    for path in sorted(site_dir.rglob("*")):
        if path.suffix in {".html", ".js", ".json", ".css", ".xml", ".txt"}:
            text = path.read_text("utf-8", errors="replace")
            assert not [place for place in here if place in text], path.relative_to(site_dir)


def abroad(url: str) -> bool:
    return bool(urlsplit(url).netloc)


GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def differences(one: Path, other: Path, *, but_for_the_generator: bool = False) -> list[str]:
    """Paths whose bytes differ between two sites."""
    left, right = (
        {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        for site in (one, other)
    )

    def same(name: str) -> bool:
        was, now = left[name].read_bytes(), right[name].read_bytes()
        if but_for_the_generator and name.endswith(".html"):
            was, now = GENERATOR.sub(b"", was), GENERATOR.sub(b"", now)
        return was == now

    differ = [name for name in left.keys() & right.keys() if not same(name)]
    return sorted([*differ, *(left.keys() ^ right.keys())])


def loaded(page: HtmlElement) -> Iterator[str]:
    """The addresses that a browser fetches to show a page."""
    for element in page.iter(*LOADING):
        for name in LOADING[element.tag]:
            for part in element.get(name, "").split(","):
                yield from part.split()[:1]
    for link in page.iter("link"):
        if not set(link.get("rel", "").lower().split()) <= ONLY_NAMED:
            yield link.get("href", "")
    for style in page.xpath("//@style"):
        yield from re.findall(r"url\([\"']?([^\"')]+)", style)


def test_what_a_page_loads_is_found() -> None:
    """Else the test above would say nothing."""
    page = """<link rel="canonical" href="https://a.example/"><link rel="stylesheet" href="https://b.example/">
      <script src="//c.example/x.js"></script><img srcset="/small.png 1x, https://d.example/big.png 2x">
      <p style="background: url('https://e.example/f.png')"><a href="https://g.example/">A link</a></p>
      <svg><use href="https://h.example/i.svg#j"></use></svg>"""
    found = {urlsplit(url).netloc for url in loaded(lxml.html.document_fromstring(page))}
    assert found == {"", *(f"{one}.example" for one in "bcdeh")}
