"""All checks in one run, in the order in which a contributor reads them."""

from __future__ import annotations

from pathlib import Path

from bowout.check import (
    LETTER_CHECKS,
    PAGE_CHECKS,
    WHOLE_LETTER_CHECKS,
    after_links,
    blocks,
    conformance,
    countries,
    finder,
    language,
    links,
    pages,
    prose,
    raw_html,
    schools,
    sources,
    unknown_field,
)
from bowout.model.content import Content, load_content
from bowout.model.letter import Letter
from bowout.model.rules import Rule, build_rules
from bowout.problems import Problem, errors
from bowout.proof.memory import Memory, letter_digest, shared_digest
from bowout.proof.prove import prove, too_large


def check_project(root: Path) -> tuple[Content, list[Problem]]:
    """Load and check a whole project. Problems come sorted by place, each once."""
    content = load_content(root)
    problems = list(content.problems)
    memory = Memory(root)
    rules = _Rules(content, memory)
    for letter in content.letters.values():
        problems += _remembered(letter, content, rules, memory)
    problems += rules.problems
    problems += blocks.run(content)
    problems += sources.unknown(content)
    problems += countries.run(content)
    problems += schools.run(content)
    problems += finder.run(content, memory)
    problems += after_links.run(content)
    problems += raw_html.run(content)
    found_on_pages, cited = pages.run(content)
    problems += found_on_pages
    read = prose.pages_of(root)
    problems += prose.run(read, memory)
    problems += language.run(content, read, memory)
    problems += [p for page in read for check in PAGE_CHECKS for p in check(page)]
    problems += links.run(read, content)
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
    if not letter.whole or unknown:
        return found
    large = list(too_large(letter))
    if large:
        return found + large
    found += [problem for check in WHOLE_LETTER_CHECKS for problem in check(letter)]
    return found + prove(letter, rules)


def _remembered(letter: Letter, content: Content, rules: _Rules, memory: Memory) -> list[Problem]:
    """The problems of one letter; nothing is done again for one that had none and has not changed."""
    if not letter.whole:
        return check_letter(letter, rules.of(letter.lang))
    digest = letter_digest(letter, content)
    return memory.once(digest, lambda: check_letter(letter, rules.of(letter.lang)))


class _Rules:
    """The rules of each language, compiled when they are first needed or have changed."""

    def __init__(self, content: Content, memory: Memory) -> None:
        self.content = content
        self.problems: list[Problem] = []
        self.compiled: dict[str, tuple[Rule, ...]] = {}
        for lang in content.rules:
            digest = shared_digest(lang, content)
            if not memory.holds(digest):
                self.of(lang)
                if not self.problems:
                    memory.add(digest)

    def of(self, lang: str) -> tuple[Rule, ...]:
        """The rules of one language."""
        if not self.compiled:
            self.compiled = rules_of(self.content, self.problems)
        return self.compiled.get(lang, ())


def rules_of(content: Content, problems: list[Problem]) -> dict[str, tuple[Rule, ...]]:
    """The compiled rules of each language; patterns that do not compile are added to `problems`."""
    compiled = {}
    for lang, entries in content.rules.items():
        compiled[lang], found = build_rules(tuple(entries))
        problems += found
    return compiled
