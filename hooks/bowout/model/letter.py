"""What a letter is: choices, fields, and a body of items. All values are immutable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bowout.load.nodes import Node
from bowout.model.notice import Notice
from bowout.model.text import Text

# Choice id to the option that is picked.
Choices = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """One answer to a choice."""

    id: str
    label: str


@dataclass(frozen=True)
class Choice:
    """A question with a few answers."""

    id: str
    ask: str
    default: str
    options: tuple[Option, ...]
    help: str = ""
    # Two fields whose dates answer it; it is not asked.
    compare: tuple[str, ...] = ()
    # What the engine asks it for, such as the channel; empty where only the letter's own conditions
    # name it.
    role: str = ""

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The ids of the options, in the order they are offered."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True)
class When:
    """A condition: every choice named must have one of its options. Empty means always."""

    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def holds(self, choices: Choices) -> bool:
        """Whether these choices meet the condition."""
        return all(choices.get(choice) in options for choice, options in self.terms)

    def data(self) -> dict[str, list[str]]:
        """The condition as plain data, for the page."""
        return {choice: list(options) for choice, options in self.terms}


@dataclass(frozen=True)
class Field:
    """A blank: `type` is one of FIELD_TYPES, `example` an invented value.

    A date with `counts` is worked out from the date in `from_field`, by the first that fits.
    """

    id: str
    ask: str
    blank: str
    example: str
    type: str = "text"
    optional: bool = False
    help: str = ""
    autocomplete: str = ""
    role: str = ""
    past: bool = False
    counts: tuple[tuple[When, Notice], ...] = ()
    from_field: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Words to send or to say. An empty text says nothing. `meaning` is the same in plain English."""

    text: Text
    when: When = When()
    why: str = ""
    node: Node | None = None
    meaning: Text = ()
    # Its place around the letter on paper: head, sent, subject or sign. See model/layout.py.
    frame: str = ""
    # The item that puts it into one paragraph with its neighbors; None where it is a paragraph of
    # its own.
    joined: Node | None = None

    @property
    def around(self) -> bool:
        """Whether it stands around the letter, so that its words are not the letter's own."""
        return self.frame not in ("", "sign")


@dataclass(frozen=True)
class OneOf:
    """Alternatives: the first whose condition holds is shown."""

    alternatives: tuple[Paragraph, ...]
    why: str = ""
    when: When = When()
    node: Node | None = None


@dataclass(frozen=True)
class Group:
    """The items of a shared block, under one condition, or items that follow each other in one paragraph."""

    block: str
    items: tuple[Item, ...]
    when: When = When()
    node: Node | None = None
    joined: bool = False


@dataclass(frozen=True)
class Direction:
    """Something to do during a call; it is not said."""

    text: str
    when: When = When()
    node: Node | None = None


@dataclass(frozen=True)
class Part:
    """A heading inside a script."""

    title: str
    when: When = When()
    node: Node | None = None


@dataclass(frozen=True)
class Branch:
    """What to say if they do or say something. `opening` is “If they” in the letter's language."""

    if_they: str
    items: tuple[Item, ...]
    when: When = When()
    node: Node | None = None
    opening: str = ""

    @property
    def title(self) -> str:
        """The heading above what to say."""
        return f"{self.opening} {self.if_they}"


Item = Paragraph | OneOf | Group | Direction | Part | Branch


@dataclass(frozen=True, eq=False)
class Letter:
    """One letter, checked in its shape. `id` and `lang` come from its path and never change.

    `complete` is false where a part is left out, because a name or a text of it cannot be read.
    """

    id: str
    lang: str
    path: str
    title: str
    use_when: str
    kind: str
    to: str
    channels: tuple[str, ...]
    reviewed: str
    choices: tuple[Choice, ...]
    fields: tuple[Field, ...]
    subject: Text | None
    body: tuple[Item, ...]
    node: Node
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lengths: tuple[tuple[str, tuple[int, int]], ...] = ()
    countries: tuple[str, ...] = ()
    review: str = ""
    signature: bool = False
    subject_meaning: Text = ()
    # The words for one, two and so on, where the language has them without a gender.
    numbers: tuple[str, ...] = ()
    # How its dates write the first day of a month: 1er in French; empty for a figure.
    first_of_month: str = ""
    # Whether its language goes on with a small letter after a greeting that ends in a comma.
    small_start: bool = False
    # Of the one country it is for, or of its locale, such as GB; empty where there is none.
    territory: str = ""
    # The locale its dates are written in, such as en-GB; its language is `lang`.
    locale: str = ""
    paper: str = "a4"
    # Whether its dates go without their year: both sides know which February is meant.
    near_dates: bool = False
    complete: bool = True
    # The language of the page that it stands on, and of its title, its questions and its notes.
    guide: str = ""
    # The letter of another guide that does the same.
    twin: str = ""

    @property
    def foreign(self) -> bool:
        """Whether it is in another language than its page."""
        return self.lang != self.guide

    @property
    def for_several(self) -> bool:
        """Whether it's for no country in particular, or for several: the reader's own then decides how dates are written."""
        return len(self.countries) != 1

    @property
    def channel(self) -> str:
        """How it is sent unless the reader chooses another way."""
        return self.channels[0]

    @property
    def channel_choice(self) -> str:
        """The choice by which the reader picks a channel; empty where there is only one."""
        return next((choice.id for choice in self.choices if choice.role == "channel"), "")

    def channel_with(self, choices: Choices) -> str:
        """How it is sent with these choices."""
        return choices.get(self.channel_choice, self.channel)

    @property
    def subject_when(self) -> When:
        """When the subject is an email's, and not a line in the letter or nothing at all."""
        if not self.channel_choice:
            return When()
        return When(((self.channel_choice, ("email",)),))

    def has_subject(self, choices: Choices) -> bool:
        """Whether what is sent has a subject apart from its text."""
        return self.subject is not None and self.channel_with(choices) == "email"

    @property
    def defaults(self) -> dict[str, str]:
        """The choices that the page opens with."""
        return {choice.id: choice.default for choice in self.choices}

    def combinations(self) -> Iterator[dict[str, str]]:
        """Every combination of options."""
        ids = [choice.id for choice in self.choices]
        for options in product(*(choice.option_ids for choice in self.choices)):
            yield dict(zip(ids, options, strict=True))

    def with_role(self, role: str) -> str:
        """The id of the field with a role, such as the first day of the job; empty if the letter has none."""
        return next((field.id for field in self.fields if field.role == role), "")

    def field(self, id: str) -> Field:
        """The field of that id; KeyError if the letter has none."""
        for candidate in self.fields:
            if candidate.id == id:
                return candidate
        raise KeyError(id)


def build_when(node: Node | None) -> When:
    """A condition from a node whose shape is right: choice id to an option or a list of options."""
    return When(tuple((choice, node.texts(choice)) for choice in node.mapping) if node else ())
