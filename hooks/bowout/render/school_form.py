"""“Add or correct your school”: the form, and as one script the entries that are there."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from markupsafe import Markup

from bowout.load.shapes.school import ACCEPTED, CONSEQUENCES, TELL_FIRST
from bowout.model.content import Content
from bowout.model.school import School
from bowout.render.data import as_script
from bowout.render.embed_tool import code_box
from bowout.render.environment import template
from bowout.render.school import UNDATED, policy

# What the form's script says, and what it says of a school's box.
SAYS = ("missing", "no_address", "too_many", "no_email", "subject")
OF_THE_BOX = ("source", "contact", "copy", *TELL_FIRST)


def school_form_html(content: Content, repository: str, contact: str) -> Markup:
    """The form; `repository` and `contact` are where an entry can be sent, or ""."""
    labels, words = content.vocabulary.labels, content.words_of("school_form")
    says = {key: words[key] for key in SAYS}
    says |= {key: labels["school_box"][key] for key in OF_THE_BOX}
    countries = sorted(content.countries.values(), key=lambda one: (one.code != "us", one.name))
    return Markup(
        template("school_form.html").render(
            repo=repository.rstrip("/"),
            contact=contact,
            words=defaultdict(str, words),
            says=Markup(json.dumps(says).replace("'", "&#39;").replace("<", "&lt;")),
            countries={one.code: one.name for one in countries},
            tell_first={id: words[f"tell_{id}"] for id in TELL_FIRST},
            accepted={id: words[f"accepted_{id}"] for id in ACCEPTED},
            consequences={id: labels["consequence"][id] for id in CONSEQUENCES},
            box=code_box("", content, label="sent", rows=12),
        )
    )


def schools_script(content: Content) -> str:
    """Every entry as the form asks for it."""
    entries = {school.slug: _entry(school, content) for school in content.schools.values()}
    return as_script("bowoutSchools", entries)


def _entry(school: School, content: Content) -> dict[str, Any]:
    title, url, year = policy(school, content)
    entry: dict[str, Any] = {
        "name": school.name,
        "place": school.place,
        "country": school.country,
        "domains": list(school.domains),
        "aliases": ", ".join(school.aliases),
        "url": url,
        "title": title,
        "year": "" if year == UNDATED else year,
        "scope": school.policy.scope,
        "says": "\n".join(school.says),
        "tell_first": school.tell_first,
        "accepted": school.accepted,
        "consequences": list(school.consequences),
        "lasts": school.lasts,
        "copy_office": school.copy_office,
        "office": school.contact.office,
        "email": school.contact.email,
        "phone": school.contact.phone,
        "contact": school.contact.url,
        "maintainer": school.maintainer,
    }
    return {key: value for key, value in entry.items() if value}
