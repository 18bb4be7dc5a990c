"""What a country's file says: the rule, what each paper means there, how notice must arrive."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from bowout.load.nodes import Node
from bowout.load.shapes.country import PAPERS
from bowout.model.foreign import marked, term
from bowout.model.layout import Place
from bowout.model.notice import Effect, Notice, build_effect, build_notice


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
    effect: Effect | None = None


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
    no_show: str = ""
    # The letters that a school there offers its students; empty for the usual ones.
    student_letters: tuple[str, ...] = ()
    # The kinds of letter that its page warns against.
    avoid: tuple[str, ...] = ()
    papers: dict[str, Paper] = field(default_factory=dict)
    delivery: Delivery | None = None
    clock: str = ""
    look_for: tuple[tuple[str, str], ...] = ()
    money: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    ask: tuple[Adviser, ...] = ()
    reviewed_by: str = ""
    # Its letters in a locale such as en-GB.
    territory: str = ""
    # The day somebody last looked for changes in the law.
    checked: str = ""

    @property
    def place(self) -> Place:
        """What letters need to know of it."""
        notices = ((id, paper.notice) for id, paper in self.papers.items() if paper.notice)
        return Place(self.territory, tuple(notices))

    @property
    def full(self) -> bool:
        """Whether every paper is answered; if not, the file is a caution."""
        return self.coverage == "full"


class Languages(NamedTuple):
    """The language of the words that a country's file quotes, and that of the guide."""

    quoted: str
    guide: str


@lru_cache(maxsize=500)
def build_country(code: str, node: Node, guide: str) -> Country:
    """A country from a node that its shape has passed, in the language of a guide."""
    language = Languages(node.words("language"), guide)
    papers = node.mapping["papers"].mapping if "papers" in node.mapping else {}
    return Country(
        code=code,
        path=node.source.path,
        name=node.words("name"),
        in_name=node.words("in_name"),
        language=language.quoted,
        coverage=node.words("coverage"),
        rule=marked(node.words("rule"), *language),
        short_answer=marked(node.words("short_answer"), *language),
        reviewed=node.words("reviewed"),
        review_months=int(node.words("review_months")),
        node=node,
        papers={id: _paper(id, papers[id], language) for id in PAPERS if id in papers},
        delivery=_delivery(node.mapping.get("delivery"), language),
        clock=marked(node.words("clock"), *language),
        look_for=tuple(
            (term(item.words("words"), *language), marked(item.words("means"), *language))
            for item in node.listed("look_for")
        ),
        ask=tuple(_adviser(item, language) for item in node.listed("ask")),
        no_show=marked(node.words("no_show"), *language),
        student_letters=node.texts("student_letters"),
        avoid=node.texts("avoid"),
        reviewed_by=node.words("reviewed_by"),
        territory=node.words("territory") or code.upper(),
        checked=node.words("checked"),
        aliases=node.texts("aliases"),
        do_not=_lines(node, "do_not", language),
        do_now=_lines(node, "do_now", language),
        money=_lines(node, "money", language),
        unclear=_lines(node, "unclear", language),
    )


def _lines(node: Node, key: str, language: Languages) -> tuple[str, ...]:
    return tuple(marked(text, *language) for text in node.texts(key))


def _paper(id: str, node: Node, language: Languages) -> Paper:
    return Paper(
        id=id,
        kind=node.words("kind"),
        say=marked(node.words("say"), *language),
        letter=node.words("letter"),
        choices=node.pairs("choices"),
        notice=build_notice(node.mapping["notice"]) if "notice" in node.mapping else None,
    )


def _delivery(node: Node | None, language: Languages) -> Delivery | None:
    if node is None:
        return None
    keys = ("by", "email", "why", "proof")
    effect = node.mapping.get("takes_effect")
    texts = {key: marked(node.words(key), *language) for key in keys}
    return Delivery(**texts, effect=build_effect(effect) if effect else None)


def _adviser(node: Node, language: Languages) -> Adviser:
    who, helps = (marked(node.words(key), *language) for key in ("who", "for"))
    return Adviser(who, helps, node.words("source"), node.flag("free"))
