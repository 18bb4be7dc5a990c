"""Lists of what there is, for programs: pages, letters, schools. Addresses and names are a promise; keys may be added."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from bowout.build import Build, Page
from bowout.model.addresses import school_address
from bowout.model.content import Content
from bowout.render.embed import embed_url
from bowout.render.letter_page import full_text
from bowout.render.school import policy

FOLDER = "api/v1/"
TEXT = {"type": "string"}
ADDRESS = {"type": "string", "pattern": "^https?://"}
DAY = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}
DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def files(build: Build) -> Iterator[tuple[str, str]]:
    """Each list and its schema."""
    content, site = build.content, build.site.url
    pages = sorted(build.pages, key=lambda page: page.path)
    lists = {
        "pages": [_page(page, site, build.embeddable(page)) for page in pages if not page.letter],
        "letters": [_letter(page, content, site) for page in pages if page.letter],
        "schools": [_school(slug, content, site) for slug in sorted(content.schools)],
    }
    for name, items in lists.items():
        schema = f"{FOLDER}schema/{name}.json"
        yield f"{FOLDER}{name}.json", _text({"$schema": site + schema, "version": 1, name: items})
        yield schema, _text(_schema(name))


def _page(page: Page, site: str, embedded: bool) -> dict[str, Any]:
    entry = {
        "id": page.path,
        "title": page.title,
        "description": page.description,
        "url": site + page.url,
        "lang": page.guide,
        "reviewed": page.reviewed,
        "sha256": _digest(page.html),
    }
    return entry | (_inside(page, site) if embedded else {})


def _inside(page: Page, site: str) -> dict[str, str]:
    place = site + embed_url(page.path, page.guide)
    entry = {"embed": place, "oembed": f"{place}oembed.json"}
    return entry if page.school else entry | {"fragment": f"{place}fragment.h2.html"}


def _letter(page: Page, content: Content, site: str) -> dict[str, Any]:
    letter = content.letters[page.letter]
    text = full_text(letter, content.vocabularies[letter.lang])
    return {
        "id": letter.id,
        "title": letter.title,
        "use_when": letter.use_when,
        "kind": letter.kind,
        "to": letter.to,
        "channel": letter.channel,
        "lang": letter.lang,
        "countries": list(letter.countries),
        "url": site + page.url,
        "txt": f"{site}{page.url}{letter.id}.txt",
        "docx": f"{site}{page.url}{letter.id}.docx",
        "text": text,
        "reviewed": letter.reviewed,
        "sha256": _digest(text),
    } | _inside(page, site)


def _school(slug: str, content: Content, site: str) -> dict[str, Any]:
    school = content.schools[slug]
    title, url, year = policy(school, content)
    return {
        "id": slug,
        "name": school.name,
        "country": school.country,
        "url": site + school_address(slug),
        "policy": {"title": title, "url": url, "year": year},
        "says": list(school.says),
        "tell_first": school.tell_first,
        "consequences": list(school.consequences),
        "reviewed": school.reviewed,
        "invented": school.example,
    }


def _digest(text: str) -> str:
    """Changes when the text does, and else never."""
    return hashlib.sha256(text.encode()).hexdigest()


SHAPES: dict[str, dict[str, Any]] = {
    "pages": {
        "required": {"id": TEXT, "title": TEXT, "description": TEXT, "url": ADDRESS, "lang": TEXT, "reviewed": DAY, "sha256": DIGEST},
        "optional": {"embed": ADDRESS, "oembed": ADDRESS, "fragment": ADDRESS},
    },
    "letters": {
        "required": {
            "id": TEXT, "title": TEXT, "use_when": TEXT, "kind": TEXT, "to": TEXT, "channel": TEXT, "lang": TEXT,
            "countries": {"type": "array", "items": TEXT}, "url": ADDRESS, "txt": ADDRESS, "docx": ADDRESS,
            "text": TEXT, "reviewed": DAY, "sha256": DIGEST, "embed": ADDRESS, "oembed": ADDRESS, "fragment": ADDRESS,
        },
        "optional": {},
    },
    "schools": {
        "required": {
            "id": TEXT, "name": TEXT, "country": TEXT, "url": ADDRESS,
            "policy": {
                "type": "object",
                "required": ["title", "url", "year"],
                "properties": {"title": TEXT, "url": ADDRESS, "year": TEXT},
            },
            "says": {"type": "array", "items": TEXT}, "tell_first": TEXT,
            "consequences": {"type": "array", "items": TEXT}, "reviewed": DAY, "invented": {"type": "boolean"},
        },
        "optional": {},
    },
}  # fmt: skip


def _schema(name: str) -> dict[str, Any]:
    """JSON Schema of one list. More keys may come; those named stay."""
    shape = SHAPES[name]
    return {
        "$schema": SCHEMA,
        "title": f"Bow Out: {name}",
        "type": "object",
        "required": ["version", name],
        "properties": {
            "version": {"const": 1},
            name: {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": list(shape["required"]),
                    "properties": shape["required"] | shape["optional"],
                },
            },
        },
    }


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
