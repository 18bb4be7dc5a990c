"""What stands around a letter on paper: addresses, date, subject line, and the line to sign on.

It belongs to the channel, not to the letter's text, and its order is a country's: each language keeps its layouts in
vocabulary/<language>/layouts.yml. An email and a message have nothing around them but the email's subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale, UnknownLocaleError

from bowout.load.nodes import Node
from bowout.model.letter import Group, Item, OneOf, Paragraph, When
from bowout.model.notice import Notice
from bowout.model.text import Blank, Break, Guard, Run, Text, parse

DEFAULT = "default"
# The channel that has a layout.
PAPER = "letter"


@dataclass(frozen=True)
class Layout:
    """How one country lays out a letter on paper. `size` is a4 or letter."""

    size: str = "a4"
    head: tuple[Paragraph, ...] = ()
    subject_label: str = ""
    # Whether the subject stands below the greeting, as in Britain, or above it.
    subject_below: bool = False
    sign: str = "_" * 24


@dataclass(frozen=True)
class Place:
    """What a letter needs to know of its country: its letters in a locale, and how its law counts, by what was agreed."""

    territory: str
    notices: tuple[tuple[str, Notice], ...] = ()


@dataclass(frozen=True)
class Layouts:
    """The layouts of a language, and the locales of its letters."""

    locale: str
    elsewhere: str
    layouts: Mapping[str, Layout]
    numbers: tuple[str, ...] = ()
    # How the first day of a month is written: 1er in French; empty where it is a figure like the
    # others.
    first_of_month: str = ""
    # Whether the first sentence goes on with a small letter after a greeting that ends in a comma.
    small_start: bool = False

    def name(self, locale: str) -> str:
        """Which layout is for a locale such as en-GB."""
        return locale.lower() if locale.lower() in self.layouts else DEFAULT

    def of(self, locale: str) -> Layout:
        """The layout for a locale such as en-GB."""
        return self.layouts.get(self.name(locale)) or Layout()


def build_layouts(lang: str, node: Node | None) -> Layouts:
    """From a node whose shape is right; without one, letters of the language have nothing around them."""
    if node is None:
        return Layouts(lang, lang, {})
    layouts = {id: _layout(own) for id, own in node.mapping["layouts"].mapping.items()}
    locale = node.words("locale") or lang
    return Layouts(
        locale,
        node.words("elsewhere") or locale,
        layouts,
        node.texts("numbers"),
        node.words("first_of_month"),
        node.words("after_greeting") == "small",
    )


def _layout(node: Node) -> Layout:
    return Layout(
        node.words("size"),
        tuple(_paragraph(item) for item in node.listed("head")),
        node.words("subject_label"),
        node.words("subject") == "below",
        node.words("sign") or Layout.sign,
    )


def _paragraph(node: Node) -> Paragraph:
    written = node.mapping.get("text", node)
    meaning = node.mapping["en"].text if "en" in node.mapping else ""
    return Paragraph(parse(written.text)[0], node=written, meaning=parse(meaning)[0], frame="head")


def locale_of(lang: str, layouts: Layouts, territories: Iterable[str], own: str = "") -> str:
    """The locale in which a letter's dates are written: its `own`, or that of the one territory it is for."""
    if own:
        return own
    tags = {f"{lang}-{territory}" for territory in territories}
    if not tags:
        return layouts.locale
    (tag, *others) = sorted(tags)
    return tag if not others and _is_locale(tag) else layouts.elsewhere


def territory_of(locale: str) -> str:
    """GB of en-GB; empty for a language alone and for a region of the world."""
    last = locale.rpartition("-")[2]
    return last if len(last) == 2 and last.isupper() else ""


@cache
def _is_locale(tag: str) -> bool:
    try:
        return Locale.parse(tag, sep="-") is not None
    except (ValueError, UnknownLocaleError):
        return False


def framed(
    body: tuple[Item, ...],
    layout: Layout,
    on_paper: When,
    *,
    subject: Text = (),
    subject_meaning: Text = (),
    sent_by: tuple[Item, ...] = (),
    sender: str = "",
    subject_node: Node | None = None,
) -> tuple[Item, ...]:
    """The body with what stands around it on paper, shown only there.

    The first item is the greeting. Where a line is the sender's name alone, it gets a line to sign on above it.
    """
    label: tuple[Run, ...] = (f"{layout.subject_label} ",) if layout.subject_label else ()
    line = Paragraph(
        (*label, *subject), node=subject_node, meaning=subject_meaning, frame="subject"
    )
    subjects = (line,) if subject else ()
    above = () if layout.subject_below else subjects
    head = (*layout.head, *(_sent(item) for item in sent_by), *above)
    signed = tuple(_signed(item, layout.sign, on_paper, sender) for item in body)
    below = (Group("", subjects, on_paper),) if layout.subject_below and subjects else ()
    return (*((Group("", head, on_paper),) if head else ()), *signed[:1], *below, *signed[1:])


def _sent(item: Item) -> Item:
    """An item about how the letter travels, as a part of the frame."""
    if isinstance(item, Paragraph):
        return replace(item, frame="sent")
    if isinstance(item, OneOf):
        return replace(
            item, alternatives=tuple(replace(a, frame="sent") for a in item.alternatives)
        )
    return item


def _signed(item: Item, line: str, on_paper: When, sender: str) -> Item:
    if isinstance(item, Group):
        return replace(item, items=tuple(_signed(i, line, on_paper, sender) for i in item.items))
    if isinstance(item, OneOf):
        ways = (_ways(a, line, on_paper, sender) for a in item.alternatives)
        return replace(item, alternatives=tuple(way for both in ways for way in both))
    if not isinstance(item, Paragraph) or not _closes(item.text, sender):
        return item
    ways_to_close = _ways(item, line, on_paper, sender)
    if len(ways_to_close) == 1:
        return ways_to_close[0]
    unasked = tuple(replace(w, when=on_paper if w.frame else When(), why="") for w in ways_to_close)
    return OneOf(unasked, item.why, item.when, item.node)


def _ways(paragraph: Paragraph, line: str, on_paper: When, sender: str) -> tuple[Paragraph, ...]:
    """A closing paragraph on paper, and as it is sent otherwise."""
    if not _closes(paragraph.text, sender):
        return (paragraph,)
    when = When((*paragraph.when.terms, *on_paper.terms))
    signed = replace(
        paragraph,
        text=_lined(paragraph.text, line, sender),
        meaning=_lined(paragraph.meaning, line, sender),
        when=when,
        frame="sign",
    )
    return (signed, paragraph) if on_paper.terms else (signed,)


def _closes(text: Text, sender: str) -> bool:
    """Whether the sender's name begins a line, with nothing but further lines below it."""
    return _name_at(text, sender) >= 0


def _name_at(text: Text, sender: str) -> int:
    """The place of the sender's name among the runs of a closing; -1 where it closes nothing."""
    for place in range(len(text) - 1, -1, -1):
        run = text[place]
        if isinstance(run, Blank) and run.field == sender:
            starts = place == 0 or isinstance(text[place - 1], Break)
            ends = all(isinstance(after, Break | Guard) for after in text[place + 1 : place + 2])
            return place if starts and ends else -1
    return -1


def _lined(text: Text, line: str, sender: str) -> Text:
    place = _name_at(text, sender)
    return (*text[:place], line, Break(), *text[place:]) if place >= 0 else text
