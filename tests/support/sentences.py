"""The labeled sentences of tests/fixtures/sentences, and what the rules make of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from bowout.model.rules import Rule, rules_of
from tests.support.content import ours
from tests.support.project import ROOT
from tests.support.rules import breaks


@dataclass(frozen=True)
class Sentence:
    """Words with what they are: `rule` must find them; clean ones are of a kind of letter and have no rule."""

    lang: str
    text: str
    kind: str
    rule: str = ""


@cache
def by_lang() -> dict[str, dict[str, Rule]]:
    """The rules of each language by id."""
    return {lang: {r.id: r for r in rules_of(ours(), lang)} for lang in ours().rules}


def _file(name: str) -> Any:
    return yaml.safe_load((ROOT / "tests/fixtures/sentences" / name).read_text("utf-8"))


@cache
def violations() -> tuple[Sentence, ...]:
    """Each under its rule, in a letter of the first kind that the rule speaks about."""
    return tuple(
        Sentence(lang, text, min(by_lang()[lang][id].kinds), id)
        for lang, groups in _file("violations.yml").items()
        for id, texts in groups.items()
        for text in texts
    )


@cache
def clean(openings: bool = False) -> tuple[Sentence, ...]:
    """Sentences that no rule may find; or whole openings that say what their kind must say."""
    file = _file("clean.yml")
    own = file.pop("openings")
    return tuple(
        Sentence(lang, text, kind)
        for lang, groups in (own if openings else file).items()
        for kind, texts in groups.items()
        for text in texts
    )


def missed() -> list[Sentence]:
    """Violations that their rule does not find."""
    return [s for s in violations() if not breaks(by_lang()[s.lang][s.rule], s.text)]


def false_alarms() -> list[tuple[Sentence, str]]:
    """Clean sentences with the first rule that finds something in them."""
    alarms = []
    for s in clean():
        reported = (r.id for r in by_lang()[s.lang].values() if s.kind in r.kinds and not r.require)
        found = next((id for id in reported if breaks(by_lang()[s.lang][id], s.text)), "")
        if found:
            alarms.append((s, found))
    return alarms
