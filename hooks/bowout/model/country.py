"""What a country's file says: the rule, what each paper means there, how notice must arrive."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from bowout.load.country_shape import PAPERS
from bowout.load.nodes import Node
from bowout.model.foreign import marked, term
from bowout.model.notice import Notice, build_notice


@dataclass(frozen=True)
class Paper:
    """What was agreed, and what it calls for: `kind` is one of PAPER_KINDS, `letter` an id or empty."""

    id: str
    kind: str
    say: str
    letter: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True)
class Delivery:
    """How notice must arrive: `by` one of DELIVERIES, `email` one of EMAIL_WORTH."""

    by: str
    email: str
    why: str
    proof: str


@dataclass(frozen=True)
class Adviser:
    """Whom to ask: `help` is what for, `source` the id of their page."""

    who: str
    help: str
    source: str = ""
    free: bool = False


@dataclass(frozen=True, eq=False)
class Country:
    """One jurisdiction. `code` is the name of its file and its permanent address.

    Its texts are Markdown in which every word of another language says which it is (see `foreign.py`).
    """

    code: str
    path: str
    name: str
    in_name: str
    language: str
    coverage: str
    rule: str
    short_answer: str
    reviewed: str
    review_months: int
    node: Node
    aliases: tuple[str, ...] = ()
    do_not: tuple[str, ...] = ()
    do_now: tuple[str, ...] = ()
    papers: dict[str, Paper] = field(default_factory=dict)
    delivery: Delivery | None = None
    clock: str = ""
    look_for: tuple[tuple[str, str], ...] = ()
    money: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    ask: tuple[Adviser, ...] = ()
    reviewed_by: str = ""

    @property
    def full(self) -> bool:
        """Whether every paper is answered; if not, the file is a caution."""
        return self.coverage == "full"


@lru_cache(maxsize=500)
def build_country(code: str, node: Node) -> Country:
    """A country from a node that its shape has passed."""
    keys = node.mapping
    language = keys["language"].text
    papers = keys["papers"].mapping if "papers" in keys else {}
    return Country(
        code=code,
        path=node.source.path,
        name=keys["name"].text,
        in_name=keys["in_name"].text,
        language=language,
        coverage=keys["coverage"].text,
        rule=_text(keys, "rule", language),
        short_answer=_text(keys, "short_answer", language),
        reviewed=keys["reviewed"].text,
        review_months=int(keys["review_months"].text),
        node=node,
        papers={id: _paper(id, papers[id], language) for id in PAPERS if id in papers},
        delivery=_delivery(keys.get("delivery"), language),
        clock=_text(keys, "clock", language),
        look_for=tuple(
            (term(item.mapping["words"].text, language), _text(item.mapping, "means", language))
            for item in _items(keys, "look_for")
        ),
        ask=tuple(_adviser(item, language) for item in _items(keys, "ask")),
        reviewed_by=_text(keys, "reviewed_by"),
        aliases=_lines(keys, "aliases"),
        do_not=_lines(keys, "do_not", language),
        do_now=_lines(keys, "do_now", language),
        money=_lines(keys, "money", language),
        unclear=_lines(keys, "unclear", language),
    )


def _items(keys: dict[str, Node], key: str) -> list[Node]:
    return keys[key].items if key in keys else []


def _lines(keys: dict[str, Node], key: str, language: str = "") -> tuple[str, ...]:
    return tuple(marked(item.text, language) for item in _items(keys, key))


def _text(keys: dict[str, Node], key: str, language: str = "") -> str:
    return marked(keys[key].text, language) if key in keys else ""


def _paper(id: str, node: Node, language: str) -> Paper:
    keys = node.mapping
    choices = keys["choices"].mapping if "choices" in keys else {}
    return Paper(
        id=id,
        kind=keys["kind"].text,
        say=_text(keys, "say", language),
        letter=_text(keys, "letter"),
        choices=tuple((choice, option.text) for choice, option in choices.items()),
        notice=build_notice(keys["notice"]) if "notice" in keys else None,
    )


def _delivery(node: Node | None, language: str) -> Delivery | None:
    if node is None:
        return None
    keys = ("by", "email", "why", "proof")
    return Delivery(**{key: _text(node.mapping, key, language) for key in keys})


def _adviser(node: Node, language: str) -> Adviser:
    keys = node.mapping
    free = _text(keys, "free") == "true"
    who, helps = (_text(keys, key, language) for key in ("who", "for"))
    return Adviser(who, helps, _text(keys, "source"), free)
