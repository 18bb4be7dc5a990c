"""The labeled letters and sentences of tests/corpus, and how much of them “Check my letter” finds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bowout.model.lengths import LIMITS
from bowout.render.check_page import place, rules_script
from tests.support.content import ours
from tests.support.project import ROOT

LANGS = ("en", "de", "fr", "nl")
COSTLY = frozenset(
    [
        "admit",
        "pay",
        "badfaith",
        "bargain",
        "decision_missing",
        "soft",
        "blank",
        "wrong_act",
        "contradiction",
        "secret",
        "employer",
        "otherpay",
    ]
)
LONG = 60
"""Words of a sentence that is too long."""
KINDS = {
    "admission admits eingestaendnis erkent-schuld": "admit pay",
    "promise-to-pay promise": "pay admit",
    "bad-faith signature-excuse": "badfaith admit",
    "second-thoughts": "bargain soft",
    "undecided": "soft bargain decision_missing",
    "asks-permission": "soft bargain wrong_act",
    "blanks-left": "blank",
    "wrong-verb kein-widerruf geen-annulering false-friends trial-period": "verb wrong_act",
    "resign-before-start wrong-act": "wrong_act verb",
    "names-the-other-employer where-next other-offer-details other-offer compares": "employer otherpay compare",
    "contradiction impossible-date": "contradiction",
    "other-peoples-secrets secrets third-persons third": "secret third",
    "pleading": "plead apologies admit",
    "apologies entschuldigungen excuses": "apologies plead",
    "private-details immigration": "health",
    "promised-help future-promise": "help future",
    "legal-argument": "legal bargain",
    "without-prejudice data-demand": "legal",
    "empty-excuse": "excuse",
    "criticism": "criticism",
    "exclamation-marks exclamation emoji-and-jokes emoji all-caps ausrufezeichen uitroeptekens": "tone",
    "mass-copy": "tone third",
}
"""What the rules answer for: a defect is found if a card of its kind, or of the nearest, marks it."""
READ = """(asked) => asked.map(([text, options]) => {
  const { lang, findings, missing, late, words, local } = bowoutCheck.read(text, options);
  return {
    lang, words, late: late.length, missing: missing.length, local: Boolean(local && local.severity !== "explain"),
    cards: findings.map(({ rule, spans }) => ({ id: rule.id, severity: rule.severity, spans })),
  };
})"""


@cache
def kinds_of(rule: str) -> frozenset[str]:
    """The kinds of defect that a rule answers for, in any language."""
    name = rule.rsplit("-", 1)[0] if rule.endswith(("-de", "-fr", "-nl")) else rule
    return frozenset(next((k for ids, k in KINDS.items() if name in ids.split()), "").split())


@dataclass
class Score:
    """What was found in one language: counts by kind, and what nobody asked for."""

    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    cards: int = 0
    uncalled: int = 0
    fine: int = 0
    marked: int = 0

    def share(self, kinds: frozenset[str] | None = None) -> float:
        """The share of defects that was found, of some kinds or of all."""
        labels = sum(n for kind, n in self.labels.items() if kinds is None or kind in kinds)
        found = sum(n for kind, n in self.found.items() if kinds is None or kind in kinds)
        return found / labels if labels else 1.0


def entries(half: str, what: str) -> list[dict[str, Any]]:
    """One file of the corpus."""
    loaded = json.loads((ROOT / f"tests/corpus/{half}_{what}.json").read_text("utf-8"))
    return list(loaded)


def scripts() -> str:
    """The rules of every language and the script that reads by them, for an empty page."""
    rules = "".join(rules_script(lang, ours()) for lang in ours().rules)
    return rules + (ROOT / "docs/assets/js/check.js").read_text("utf-8")


def _channel(letter: dict[str, Any]) -> str:
    return {"paper": "letter", "portal": "message"}.get(letter["channel"], letter["channel"])


def _options(letter: dict[str, Any]) -> dict[str, Any]:
    country = ours().countries.get(letter["country"].lower())
    options: dict[str, Any] = {"channel": _channel(letter)}
    return options | ({"country": country.code, "place": place(country)} if country else {})


def measure(half: str, evaluate: Callable[[str, Any], Any]) -> dict[str, dict[str, Score]]:
    """Scores of the letters and of the sentences by language, read in a page that has the scripts."""
    letters, sentences = entries(half, "letters"), entries(half, "sentences")
    read = evaluate(READ, [[letter["text"], _options(letter)] for letter in letters])
    seen = evaluate(
        READ, [[s["text"], {"lang": s["lang"]}] for s in sentences if s["lang"] in LANGS]
    )
    scores = {what: {lang: Score() for lang in LANGS} for what in ("letters", "sentences")}
    for letter, result in zip(letters, read, strict=True):
        _letter(letter, result, scores["letters"][letter["lang"]])
    known = (s for s in sentences if s["lang"] in LANGS)
    for sentence, result in zip(known, seen, strict=True):
        _sentence(sentence, result, scores["sentences"][sentence["lang"]])
    return scores


def _grave(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [card for card in result["cards"] if card["severity"] != "explain"]


def _sentence(sentence: dict[str, Any], result: dict[str, Any], score: Score) -> None:
    if sentence["kinds"] == ["fine"]:
        score.fine += 1
        score.marked += bool(_grave(result))
        return
    for kind in sentence["kinds"]:
        score.labels[kind] += 1
        by_card = any(kind in kinds_of(card["id"]) for card in result["cards"])
        missing = kind == "decision_missing" and result["missing"]
        score.found[kind] += bool(
            by_card or missing or (kind == "length" and result["words"] > LONG)
        )


def _letter(letter: dict[str, Any], result: dict[str, Any], score: Score) -> None:
    most = LIMITS[_channel(letter)]["default"][1]
    complete = {
        "decision_missing": bool(result["missing"]),
        "wrong_act": result["local"],
        "length": result["words"] > most,
    }
    labels = [(d["kind"], *_span(letter["text"], d["sentence"])) for d in letter["defects"]]
    asked = {kind for kind, *_ in labels}
    for card in _grave(result):
        score.cards += 1
        touched = any(a < end and b > start for a, b in card["spans"] for _, start, end in labels)
        score.uncalled += not touched
    for kind, found in complete.items():
        score.cards += found
        near = {kind, "soft", "bargain"} if kind == "decision_missing" else {kind}
        score.uncalled += bool(found and not asked & near)
    for kind, start, end in labels:
        score.labels[kind] += 1
        by_card = any(
            kind in kinds_of(card["id"])
            and (start < 0 or any(a < end and b > start for a, b in card["spans"]))
            for card in result["cards"]
        )
        score.found[kind] += bool(by_card or complete.get(kind))


def _span(text: str, sentence: str) -> tuple[int, int]:
    """Places as browsers count them; none for a defect of the whole letter."""
    at = text.find(sentence) if sentence else -1
    if at < 0:
        return -1, -1
    start = len(text[:at].encode("utf-16-le")) // 2
    return start, start + len(sentence.encode("utf-16-le")) // 2


def rows(scores: dict[str, dict[str, Score]]) -> Iterator[tuple[str, str, Score]]:
    """Each score with what it is about."""
    for what, by_lang in scores.items():
        for lang, score in by_lang.items():
            yield what, lang, score
