"""A school's file names what exists, points to the school's own pages, and claims nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bowout.check.names import unknown_at
from bowout.check.pages import citations
from bowout.model.color import ENOUGH, LIGHT, darker, least_contrast
from bowout.model.content import Content
from bowout.model.school import MOST_MONTHS, School
from bowout.problems import Problem

# Addresses that nobody can ever own.
INVENTED = ("example.com", "example.edu", "example.net", "example.org")


def run(content: Content) -> Iterator[Problem]:
    """Everything about every school."""
    for school in content.schools.values():
        yield from _policy(school, content)
        yield from _named(school, content)
        yield from _addresses(school, content)
        yield from _invented(school)
        yield from _claims(school)
        yield from _color(school)


def cited(school: School) -> set[str]:
    """The ids of all sources that a school names."""
    found = {id for line in school.says for _, id in citations(line)}
    return found | ({school.policy.source} if school.policy.source else set())


def _policy(school: School, content: Content) -> Iterator[Problem]:
    node = school.node.mapping["policy"]
    own = next((key for key in ("url", "title") if key in node.mapping), "")
    if school.policy.source and own:
        message = f"`source` and `{own}` name the page twice."
        yield node.problem("bad-policy", message, f"Delete `{own}`.", key=own)
    elif school.policy.source:
        yield from unknown_at(node.mapping["source"], "source", school.policy.source, content)
    elif not (school.example and school.policy.url and school.policy.title):
        message = "The page that was read is not named as a source."
        remedy = "Add it to snippets/sources.yml, and its id here as `source`."
        yield node.problem("bad-policy", message, remedy)


def _named(school: School, content: Content) -> Iterator[Problem]:
    """The country, the letters and the sources that a school names."""
    yield from unknown_at(school.node.mapping["country"], "country", school.country, content)
    for letter in school.node.listed("letters"):
        yield from unknown_at(letter, "letter", letter.text, content)
    for line in school.node.listed("says"):
        for _, id in citations(line.text):
            yield from unknown_at(line, "source", id, content, at=f"@{id}")
        if "](" in line.text:
            message = "A sentence about a school holds no link."
            yield line.problem("bad-link", message, "Cite a source as [@id].", at="](")


def _addresses(school: School, content: Content) -> Iterator[Problem]:
    """Nobody's box may send students to somebody else."""
    policy = school.node.mapping["policy"].mapping
    contact = school.node.mapping["contact"].mapping
    read = content.sources.get(school.policy.source)
    hosts = [
        (policy.get("source"), _host(read.url) if read else ""),
        (policy.get("url"), _host(school.policy.url)),
        (contact.get("email"), school.contact.email.rpartition("@")[2]),
        (contact.get("url"), _host(school.contact.url)),
    ]
    for node, host in hosts:
        if node and host and not any(_within(host, domain) for domain in school.domains):
            message = f"{host} is no address of this school: `domains` has {_list(school.domains)}."
            remedy = "Take a page of the school itself, or add the address if it is the school's."
            yield node.problem("foreign-address", message, remedy)


def _host(url: str) -> str:
    """The host alone; an address with anything odd before its path counts as a whole."""
    match = re.match(r"https?://([a-z0-9.-]+)(?=[/?#]|$)", url.lower())
    return match[1] if match else url


def _within(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _list(words: tuple[str, ...]) -> str:
    return ", ".join(words)


def _invented(school: School) -> Iterator[Problem]:
    reserved = [any(_within(domain, free) for free in INVENTED) for domain in school.domains]
    if school.example and not all(reserved):
        message = "An invented school has an address that somebody may own."
        remedy = f"Use one that nobody can own: {_list(INVENTED)}."
        yield school.node.problem("invented-school", message, remedy, key="domains")
    elif not school.example and any(reserved):
        message = "A real school cannot have an address that is kept for examples."
        remedy = "Put in its own address, or add `example: true`."
        yield school.node.problem("invented-school", message, remedy, key="domains")


def _claims(school: School) -> Iterator[Problem]:
    """What it names and how long that holds."""
    keys = school.node.mapping
    if "none_stated" in school.consequences and school.sanctions:
        message = "`none_stated` says that the page names nothing, and other words stand beside it."
        yield keys["consequences"].problem("odd-consequences", message, "Keep one or the other.")
    if school.review_months > MOST_MONTHS:
        message = f"A school's policy is read again within {MOST_MONTHS} months."
        remedy = f"Write review_months: {MOST_MONTHS}, or leave the line out."
        yield keys["review_months"].problem("review-too-late", message, remedy)


def _color(school: School) -> Iterator[Problem]:
    if not school.accent:
        return
    node = school.node.mapping["accent"]
    if not (school.maintainer or school.example):
        message = "A school's color stands only beside what the school keeps itself."
        yield node.problem("borrowed-color", message, "Delete `accent`, or add `maintainer`.")
    reached = least_contrast(school.accent, LIGHT)
    if reached < ENOUGH:
        message = (
            f"The stripe in {school.accent} is too pale on our light pages: "
            f"a contrast of {reached:.1f}, and {ENOUGH} is needed."
        )
        yield node.problem("weak-color", message, f'Write accent: "{darker(school.accent)}"')
