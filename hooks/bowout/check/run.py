"""All checks in one run, in the order in which a contributor reads them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bowout.check import (
    COMPLETE_LETTER_CHECKS,
    LETTER_CHECKS,
    PAGE_CHECKS,
    addresses,
    blocks,
    conformance,
    countries,
    decision,
    finder,
    interface,
    language,
    letter_links,
    links,
    pages,
    prose,
    raw_html,
    roles,
    schools,
    sources,
    unknown_field,
)
from bowout.load.nodes import Node
from bowout.model.content import Content, load_content
from bowout.model.letter import Letter
from bowout.model.rules import Rule, build_rules, rules_of
from bowout.problems import Problem, errors
from bowout.proof.memory import Memory, letter_digest, shared_digest
from bowout.proof.prove import prove, too_large


def check_project(root: Path) -> tuple[Content, list[Problem]]:
    """Load and check a whole project. Problems come sorted by place, each once."""
    content = load_content(root)
    problems = list(content.problems)
    memory = Memory(root)
    for letter in content.letters.values():
        problems += _remembered(letter, content, memory)
    problems += _unreadable_rules(content, memory)
    problems += blocks.run(content)
    problems += sources.unknown(content)
    problems += schools.run(content)
    problems += interface.run(content)
    for guide in map(content.guide, content.guides):
        problems += countries.run(guide)
        problems += finder.run(guide, memory)
        problems += decision.run(guide)
        problems += letter_links.run(guide)
    problems += raw_html.run(content)
    found_on_pages, cited = pages.run(content)
    problems += found_on_pages
    read = prose.pages_of(root)
    problems += prose.run(read, memory, content)
    problems += language.run(content, read, memory)
    problems += [p for page in read for check in PAGE_CHECKS for p in check(page)]
    problems += links.run(read, content)
    problems += addresses.run(addresses.addresses(read, content), content)
    problems += roles.run(read, content)
    memory.save()
    problems += conformance.run(root)
    cited |= {id for country in content.countries.values() for id in countries.cited(country)}
    cited |= {id for school in content.schools.values() for id in schools.cited(school)}
    if not errors(problems):
        problems += sources.unused(content, cited)
    return content, sorted(set(problems))


def check_letter(letter: Letter, rules: tuple[Rule, ...]) -> list[Problem]:
    """All about one letter; its proof too, if every name in it is known."""
    unknown = list(unknown_field.run(letter))
    found = unknown + [problem for check in LETTER_CHECKS for problem in check(letter)]
    if not letter.complete or unknown:
        return found
    large = list(too_large(letter))
    if large:
        return found + large
    found += [problem for check in COMPLETE_LETTER_CHECKS for problem in check(letter)]
    return found + prove(letter, rules)


def _remembered(letter: Letter, content: Content, memory: Memory) -> list[Problem]:
    """The problems of one letter; nothing is done again for one that had none and has not changed."""

    def check() -> list[Problem]:
        return check_letter(letter, rules_of(content, letter.lang))

    return memory.once(letter_digest(letter, content), check) if letter.complete else check()


def _unreadable_rules(content: Content, memory: Memory) -> Iterator[Problem]:
    """Patterns that do not compile; where there was none, the rules of that language are not compiled again."""
    for lang, entries in content.rules.items():
        digest = shared_digest(lang, content)
        yield from memory.once(
            digest, partial(_pattern_problems, tuple(entries), content.word_lists.get(lang))
        )


def _pattern_problems(entries: tuple[tuple[str, Node], ...], lists: Node | None) -> list[Problem]:
    return build_rules(entries, lists)[1]
