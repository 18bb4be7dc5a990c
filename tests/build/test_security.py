"""What the site tells browsers and hosts so that nobody else's code can run in it."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.etree
import lxml.html
import pytest

from bowout.build import Build, Site
from bowout.model.content import Content
from bowout.outputs import hosting
from bowout.render.early import with_data
from bowout.render.policy import REFERRER, embed_policy, page_policy
from tests.support import project
from tests.support.embed import BUILT_FOR
from tests.support.headers import Headers
from tests.support.observatory import directives, score, total
from tests.support.pages import embedded_pages, full_pages

BUILT = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
# Every directive with every value it may have. A wider policy must be argued for here.
STRICT = {
    "default-src": ["'none'"],
    # The digest of one script, which must run before the first paint and lets no other in than the page's own: render/early.py.
    "script-src": ["'self'", "'sha256-CTZCkXcFpPVCPKJow8CCEkzXX/iG/1TEKjVPCETEmJM='"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'none'"],
    # The preview on the page for career centers shows a page of ours, and nothing else can be framed.
    "frame-src": ["'self'"],
    # The copy that a reader keeps for a time without a connection: one worker, which may fetch the site's own pages.
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["bowout-page", "bowout-search", "bowout-check", "bowout-offline"],
}


def pages(site: Path) -> Iterator[tuple[str, Any]]:
    for address, file in full_pages(site).items():
        yield address, lxml.html.document_fromstring(file.read_bytes())


def test_the_policy_is_strict() -> None:
    assert directives(page_policy(BUILT_FOR)) == STRICT
    assert "unsafe" not in page_policy(BUILT_FOR)


def test_every_page_carries_it_before_anything_is_fetched(site_dir: Path) -> None:
    count, wrong = Counter[str](), []
    for address, page in pages(site_dir):
        found = page.xpath("//meta[@http-equiv]")
        data = page.xpath("string(//script[@type='application/ld+json'])")
        policy = with_data(page_policy(BUILT_FOR), data) if data else page_policy(BUILT_FOR)
        if [meta.get("content") for meta in found] != [policy]:
            wrong.append((address, "policy"))
        early = found[0].xpath("preceding::link | preceding::script | preceding::style")
        if early or found[0].getparent().tag != "head":
            wrong.append((address, "something comes before it"))
        if page.xpath("//meta[@name='referrer']/@content") != [REFERRER]:
            wrong.append((address, "referrer"))
        if page.xpath("//base | //iframe | //object | //embed | //form[@action]"):
            wrong.append((address, "an element that the policy is about"))
        count["pages"] += 1
    assert wrong == []
    assert count["pages"] > 100
    print(f"the policy stands on {count['pages']} of {count['pages']} pages")


def test_no_script_of_ours_makes_code_or_html_of_text(site_dir: Path) -> None:
    """Trusted Types would stop it in the browser; here it is found before."""
    sinks = re.compile(
        r"\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\b|DOMParser"
        r"|setHTMLUnsafe|createContextualFragment|set(?:Timeout|Interval)\(\s*[\"'`]|javascript:"
    )
    scripts = sorted((site_dir / "assets").rglob("*.js"))
    own = [path for path in scripts if path.parent.name == "js" and "docx-parts" not in path.name]
    assert len(own) > 8
    found = {p.name: hit[0] for p in own if (hit := sinks.search(p.read_text("utf-8")))}
    assert found == {}


def test_no_script_of_ours_can_send(site_dir: Path) -> None:
    senders = re.compile(
        r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeer|postMessage|document\.cookie|indexedDB"
    )
    found = {
        path.name: hit[0]
        for path in (site_dir / "assets/js").glob("*.js")
        if (hit := senders.search(path.read_text("utf-8")))
    }
    assert found == {}


def test_the_headers_say_what_a_page_cannot(site_dir: Path) -> None:
    sent = Headers.of(site_dir).of_path("/telling/")
    policy = directives(sent["content-security-policy"])
    assert policy.pop("frame-ancestors") == ["'none'"]
    assert policy == STRICT
    assert sent["x-content-type-options"] == "nosniff"
    assert sent["referrer-policy"] == REFERRER
    assert int(sent["strict-transport-security"].partition("=")[2]) >= 31_536_000
    permitted = dict(one.split("=") for one in sent["permissions-policy"].split(", "))
    assert {name for name, who in permitted.items() if who != "()"} == {
        "clipboard-write",
        "web-share",
    }
    assert {
        "camera",
        "microphone",
        "geolocation",
        "browsing-topics",
        "clipboard-read",
    } <= permitted.keys()


def test_only_what_is_made_for_other_sites_can_be_framed_or_read_by_them(site_dir: Path) -> None:
    headers = Headers.of(site_dir)
    pages = [f"/{address}" for address in full_pages(site_dir)]
    pages.remove("/404.html")  # is sent for any address, and holds nothing
    files = [f"/{file.relative_to(site_dir).as_posix()}" for file in site_dir.glob("assets/**/*.*")]
    embedded = [f"/{address}" for address in embedded_pages(site_dir)]
    loaded = ["/embed/v1.js", "/embed/v1.0.0.js", "/embed/v1/guide.css", "/api/v1/pages.json"]
    for address in pages + files + embedded + loaded:
        told = headers.of_path(address)
        if address.startswith(("/embed/v1", "/api/")):
            assert told["content-security-policy"] == embed_policy(BUILT_FOR), address
            assert told["access-control-allow-origin"] == "*", address
            assert told["cross-origin-resource-policy"] == "cross-origin", address
        else:
            policy = directives(told["content-security-policy"])
            assert policy["frame-ancestors"] == ["'none'"], address
            assert "access-control-allow-origin" not in told, address
            # A page opened out of a sandbox has no origin: its styles and scripts may be loaded by any.
            whose = "cross-origin" if address.startswith("/assets/") else "same-origin"
            assert told["cross-origin-resource-policy"] == whose, address


def test_no_header_is_told_twice_for_one_address(site_dir: Path) -> None:
    """Hosts join the values of one header from several rules, and the joined value would mean nothing."""
    headers = Headers.of(site_dir)
    for file in site_dir.rglob("*"):
        headers.of_path("/" + file.relative_to(site_dir).as_posix())
    assert headers.twice == set()


def test_the_grade_with_and_without_a_host_that_reads_headers(site_dir: Path) -> None:
    """Pages of github.io are always sent with HSTS; nothing else can be set there."""
    headers = Headers.of(site_dir)
    for address, page in pages(site_dir):
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        referrer = page.xpath("//meta[@name='referrer']/@content")[0]
        if address == "404.html":
            continue
        full = score(headers.of_path(f"/{address}"), policy, referrer)
        assert full == {"csp": 10, "referrer": 5, "framing": 5, "nosniff": 0, "hsts": 0, "corp": 10, "coop": 0}  # fmt: skip
        assert total(full) == (130, "A+"), address
        plain = score({"strict-transport-security": "max-age=31556952"}, policy, referrer)
        assert total(plain) == (75, "B"), address


@pytest.mark.parametrize(
    ("policy", "points"),
    [
        ("", -25),
        ("default-src 'none'", 10),
        ("default-src 'self'", 5),
        ("default-src 'none'; style-src 'unsafe-inline'", 0),
        ("default-src 'none'; script-src 'self' 'unsafe-eval'", -10),
        ("default-src 'none'; script-src 'unsafe-inline'", -20),
        ("script-src 'self'", -20),
        ("default-src 'none'; script-src https:", -20),
    ],
)
def test_the_grader_takes_points_off(policy: str, points: int) -> None:
    assert score({}, policy, "")["csp"] == points


def test_bonuses_do_not_make_up_for_faults() -> None:
    assert total({"csp": 10, "framing": -20, "coop": 10}) == (80, "B+")
    assert total({"csp": -25, "framing": -20, "hsts": -20, "nosniff": -5}) == (30, "D")
    assert total({"framing": 5, "nosniff": -5, "csp": 10}) == (110, "A+")


def test_security_txt() -> None:
    text = hosting.security_txt(
        "https://code.example/bow/out/", "https://bow.example/guide/", BUILT, ["en"]
    )
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert text.endswith("\n")
    assert len(fields) == len(text.splitlines()), "each field once"
    assert fields["Contact"] == "https://code.example/bow/out/security/advisories/new"
    assert fields["Canonical"] == "https://bow.example/guide/.well-known/security.txt"
    assert (project.ROOT / "SECURITY.md").is_file()
    assert fields["Policy"].endswith("/SECURITY.md")
    ends = datetime.datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00"))
    assert datetime.timedelta(days=90) < ends - BUILT < datetime.timedelta(days=366)


def test_security_txt_names_no_insecure_address() -> None:
    text = hosting.security_txt("https://code.example/b", "http://127.0.0.1:8000/", BUILT, ["en"])
    assert "http://" not in text


@pytest.mark.parametrize("repository", ["", "https://code.example/bow/out"])
def test_security_txt_ends_by_the_date_of_the_commit(repository: str) -> None:
    """Without a repository there is nobody to write to, and so no file."""
    site = Site("Bow Out", "https://bow.example/", "", repository)
    written = dict(hosting.contacts(Build(Content(Path()), site, BUILT)))
    assert "robots.txt" in written
    named = written.get(".well-known/security.txt")
    assert (named is not None) == bool(repository)
    if named is not None:
        assert f"Expires: {BUILT + hosting.VALID_FOR:%Y-%m-%dT%H:%M:%SZ}" in named


def test_without_a_repository_the_site_promises_no_contact(site_dir: Path) -> None:
    assert not (site_dir / ".well-known").exists()


def test_robots_and_sitemap_agree_on_the_pages(site_dir: Path) -> None:
    robots = (site_dir / "robots.txt").read_text("utf-8")
    assert "Disallow" not in robots
    named = re.findall(r"(?m)^Sitemap: (\S+)$", robots)
    listed = lxml.etree.parse(site_dir / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    base = named[0].removesuffix("sitemap.xml")
    assert all(url.startswith(base) and urlsplit(url).scheme for url in listed)
    found = {url.removeprefix(base) for url in listed}
    written = {address for address, _ in pages(site_dir)} - {"404.html"}
    assert found == written
