"""Lists for programs and feeds: by their own schemas, whole, and true of the site."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import lxml.etree
import pytest

SITE = "http://127.0.0.1:8000/"
ATOM = "{http://www.w3.org/2005/Atom}"
LISTS = ("pages", "letters", "schools")


def read(site: Path, name: str) -> Any:
    return json.loads((site / name).read_text("utf-8"))


def file_of(site: Path, address: str) -> Path:
    inside = address.removeprefix(SITE)
    assert inside != address, f"{address} is not whole"
    return site / inside / ("index.html" if not inside or inside.endswith("/") else "")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_keeps_its_schema_and_names_only_what_is_there(site_dir: Path, name: str) -> None:
    data = read(site_dir, f"api/v1/{name}.json")
    schema = read(site_dir, f"api/v1/schema/{name}.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)
    assert file_of(site_dir, data["$schema"]).is_file()
    ids = [item["id"] for item in data[name]]
    assert ids == sorted(set(ids))
    for item in data[name]:
        for key in ("url", "embed", "oembed", "fragment", "txt", "docx"):
            if key in item:
                assert file_of(site_dir, item[key]).is_file(), (item["id"], key)


@pytest.mark.parametrize("name", LISTS)
def test_the_schema_finds_a_fault(site_dir: Path, name: str) -> None:
    data = read(site_dir, f"api/v1/{name}.json")
    schema = read(site_dir, f"api/v1/schema/{name}.json")
    data[name][0]["url"] = "/relative/"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_every_page_is_listed(site_dir: Path) -> None:
    """What the sitemap has, the lists have too."""
    sitemap = lxml.etree.parse(site_dir / "sitemap.xml")
    pages = set(sitemap.xpath("//*[local-name()='loc']/text()"))
    listed = {item["url"] for name in LISTS for item in read(site_dir, f"api/v1/{name}.json")[name]}
    assert listed == pages


def test_a_letter_is_told_as_it_can_be_saved(site_dir: Path) -> None:
    for letter in read(site_dir, "api/v1/letters.json")["letters"]:
        saved = file_of(site_dir, letter["txt"]).read_text("utf-8")
        assert saved == letter["text"] + "\n"
        assert letter["sha256"] == hashlib.sha256(letter["text"].encode()).hexdigest()


def test_both_feeds_tell_the_same(site_dir: Path) -> None:
    """Newest first; each entry has what its format asks for."""
    root = lxml.etree.parse(site_dir / "feed.xml").getroot()
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{name}")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{SITE}feed.xml", "alternate": SITE}
    entries = [
        (e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}summary"), e.findtext(f"{ATOM}updated"))
        for e in root.findall(f"{ATOM}entry")
    ]  # fmt: skip
    assert len(entries) > 30
    assert all(all(part) for part in entries)
    times = [datetime.datetime.fromisoformat(moment) for *_, moment in entries]
    assert times == sorted(times, reverse=True)
    assert root.findtext(f"{ATOM}updated") == entries[0][3]
    for address, *_ in entries:
        assert file_of(site_dir, address).is_file()
