"""All checks in one run, in the order in which a contributor reads them."""

from __future__ import annotations

from pathlib import Path

from bowout.check import LETTER_CHECKS, blocks, countries, finder, pages, sources
from bowout.load import kinds
from bowout.model.content import Content, load_content
from bowout.problems import Problem, errors
from bowout.proof.prove import prove, too_large
from bowout.proof.rules import Rule, build_rules


def check_project(root: Path) -> tuple[Content, list[Problem]]:
    """Load and check a whole project. Problems come sorted by place, each once."""
    content = load_content(root)
    problems = list(content.problems)
    broken = {problem.path for problem in errors(problems)}
    rules = rules_of(content, problems)
    for letter in content.letters.values():
        found = list(too_large(letter))
        if not found:
            found = [problem for check in LETTER_CHECKS for problem in check(letter)]
        problems += found
        if letter.path not in broken and not errors(found):
            problems += prove(letter, rules.get(letter.lang, ()))
    problems += blocks.run(content)
    problems += sources.unknown(content)
    problems += countries.run(content)
    problems += finder.run(content)
    found_on_pages, cited = pages.run(content)
    problems += found_on_pages
    cited |= {id for country in content.countries.values() for id in countries.cited(country)}
    if not errors(problems):
        problems += sources.unused(content, cited)
    return content, sorted(set(problems))


def rules_of(content: Content, problems: list[Problem]) -> dict[str, tuple[Rule, ...]]:
    """The compiled rules of each language; patterns that do not compile are added to `problems`."""
    compiled = {}
    for lang, entries in content.rules.items():
        rules, found = build_rules(entries, kinds.KINDS, kinds.CHANNELS)
        problems += found
        compiled[lang] = tuple(rules)
    return compiled
