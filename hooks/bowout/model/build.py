"""From a node whose shape is right to a letter, with every name looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bowout.load.nodes import Node
from bowout.model import text as language
from bowout.model.layout import PAPER, Place, build_layouts, framed, locale_of, territory_of
from bowout.model.letter import (
    Branch,
    Choice,
    Direction,
    Field,
    Group,
    Item,
    Letter,
    OneOf,
    Option,
    Paragraph,
    Part,
    When,
)
from bowout.model.messages import explain
from bowout.model.notice import Notice
from bowout.model.visible import paragraphs_of
from bowout.model.vocabulary import Vocabulary, build_choice, build_field
from bowout.problems import Problem, did_you_mean, errors

Blocks = Mapping[str, Node]
# Characters: as wide as a phone shows in one line.
SIGNATURE_WIDTH = 24


def text_problems(node: Node, faults: list[language.Fault]) -> Iterator[Problem]:
    """What is wrong inside one text: its marks, and line breaks that YAML made of empty lines."""
    for fault in faults:
        yield node.problem(fault.id, fault.message, fault.remedy, at=fault.at)
    if "\n\n" in node.text:
        at = node.text.index("\n\n")
        yield node.problem("two-paragraphs", *explain("two-paragraphs"), at=at)
    elif "\n" in node.text and node.style != "|":
        message = "An empty or an indented line stands inside this text."
        remedy = "Start a new item with `- `, or write the text after `|` to keep its lines."
        yield node.problem("two-paragraphs", message, remedy, at=node.text.index("\n"))


@dataclass
class _Builder:
    """Builds one letter and collects what is wrong with it."""

    vocabulary: Vocabulary
    blocks: Blocks
    broken_blocks: Collection[str] = ()
    choices: dict[str, Choice] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    trail: tuple[str, ...] = ()
    use: Node | None = None
    channels: tuple[str, ...] = ()
    channel_choice: str = ""
    notices: Mapping[str, Notice] = field(default_factory=dict)

    def send(self, node: Node) -> None:
        """How the letter can be sent. With several ways the reader chooses, in the form's first question."""
        self.channels = tuple(dict.fromkeys(node.texts("channel"))) or ("",)
        shared = self.vocabulary.choices.items()
        asks = (id for id, one in shared if one.words("role") == "channel")
        self.channel_choice = next(asks, "")
        if len(self.channels) < 2:
            return
        if not self.channel_choice:
            words = explain("no-channel-choice")
            self.problems.append(node.problem("no-channel-choice", *words, key="channel"))
            return
        shared_choice = self.vocabulary.choices[self.channel_choice]
        choice, problems = build_choice(self.channel_choice, shared_choice, self.vocabulary)
        self.problems += problems
        if choice:
            labels = {option.id: option for option in choice.options}
            offered = tuple(labels.get(id, Option(id, id)) for id in self.channels)
            self.choices[choice.id] = replace(choice, options=offered, default=self.channels[0])

    def declare(self, choices: Node | None) -> None:
        """The letter's choices, which its conditions name."""
        for id, own in (choices.mapping if choices else {}).items():
            choice, problems = build_choice(id, own, self.vocabulary)
            self.problems += problems
            if choice:
                self.choices[id] = choice
            else:
                self.unreadable.add(id)

    def text(self, node: Node) -> language.Text:
        runs, faults = language.parse(node.text)
        self.problems += text_problems(node, faults)
        return runs

    def when(self, node: Node | None) -> When:
        terms = []
        for id, options in (node.mapping if node else {}).items():
            if id == self.channel_choice and id not in self.choices:
                if self.channels[0] in (option.text for option in options.each):
                    continue  # there is one way to send it, and this is about that
                return When(((id, ()),))
            terms.append((id, tuple(self._option(node, id, name) for name in options.each)))
        return When(
            tuple(
                (id, tuple(o for o in options if o)) for id, options in terms if id in self.choices
            )
        )

    def _option(self, node: Node | None, id: str, name: Node) -> str:
        """The option's id; empty if the letter does not offer it."""
        choice = self.choices.get(id)
        if choice is None:
            if id not in self.unreadable and node is not None:
                hint = did_you_mean(id, self.choices)
                message = explain("unknown-choice", name=id, hint=hint)[0]
                self.problems.append(self._name(node, "unknown-choice", message, key=id))
            return ""
        if name.text in choice.option_ids:
            return name.text
        shared = self.vocabulary.choices.get(id)
        options = (
            shared.mapping["options"].mapping if shared and "options" in shared.mapping else {}
        )
        if self.trail and name.text in options:
            return ""
        known = [*choice.option_ids, *options] if self.trail else choice.option_ids
        hint = did_you_mean(name.text, known)
        message = explain("unknown-option", choice=id, name=name.text, hint=hint)[0]
        if self.trail and options:
            self.problems.append(name.problem("unknown-option", message))
        else:
            self.problems.append(self._name(name, "unknown-option", message))
        return ""

    def _name(self, node: Node, id: str, message: str, key: str = "") -> Problem:
        """A problem with a name: inside a block it is told where the letter uses the block."""
        if self.use is None:
            return node.problem(id, message, key=key)
        return self.use.problem(
            id, f"In the block `{self.trail[-1]}`: {message}", "Declare it in this letter."
        )

    def items(self, nodes: list[Node]) -> tuple[Item, ...]:
        built = (self.item(node) for node in nodes)
        return tuple(item for item in built if item is not None)

    def item(self, node: Node) -> Item | None:
        if not isinstance(node.value, dict):
            return Paragraph(self.text(node), node=node)
        keys = node.mapping
        when = self.when(keys.get("when"))
        if any(not options for _, options in when.terms):
            return None
        if "text" in keys:
            return self.paragraph(node, when)
        if "one_of" in keys:
            return self.one_of(node)
        if "use" in keys:
            return self.group(node, when)
        if "paragraph" in keys:
            items = tuple(_joined(item, node) for item in self.items(keys["paragraph"].items))
            return Group("", items, when, node, joined=True)
        if "do" in keys:
            return Direction(keys["do"].text, when, node)
        if "part" in keys:
            return Part(keys["part"].text, when, node)
        opening = self.vocabulary.label("words", "if_they")
        return Branch(keys["if_they"].text, self.items(keys["say"].items), when, node, opening)

    def paragraph(self, node: Node, when: When) -> Paragraph:
        keys = node.mapping
        text = self.text(keys["text"]) if keys["text"].text else ()
        meaning = self.text(keys["en"]) if "en" in keys else ()
        return Paragraph(text, when, node.words("why"), keys["text"], meaning)

    def one_of(self, node: Node) -> OneOf:
        alternatives = []
        for own in node.listed("one_of"):
            when = self.when(own.mapping.get("when"))
            if all(options for _, options in when.terms):
                alternatives.append(self.paragraph(own, when))
        return OneOf(tuple(alternatives), node.words("why"), node=node)

    def group(self, node: Node, when: When) -> Group | None:
        name = node.mapping["use"].text
        block = self.blocks.get(name)
        at = node.mapping["use"]
        if name in self.trail:
            loop = " → ".join((*self.trail, name))
            self.problems.append(
                at.problem(
                    "block-loop", f"Blocks use each other in a circle: {loop}.", "Break the circle."
                )
            )
            return None
        if block is None and name in self.broken_blocks:
            self.missing.add(name)
            return None
        if block is None:
            hint = did_you_mean(name, self.blocks)
            remedy = "Add the block to snippets/blocks, or use one that is there."
            self.problems.append(
                at.problem("unknown-block", f"There is no block `{name}`.{hint}", remedy)
            )
            return None
        inner = replace(self, trail=(*self.trail, name), use=self.use or at)
        return Group(name, inner.items(block.mapping["body"].items), when, at)


def _joined(item: Item, node: Node) -> Item:
    """An item whose paragraphs follow those of its neighbors in the same paragraph."""
    if isinstance(item, Paragraph):
        return replace(item, joined=node)
    if isinstance(item, OneOf):
        return replace(
            item, alternatives=tuple(replace(one, joined=node) for one in item.alternatives)
        )
    if isinstance(item, Group):
        return replace(item, items=tuple(_joined(inner, node) for inner in item.items))
    return item


def build_letter(
    id: str,
    lang: str,
    node: Node,
    vocabulary: Vocabulary,
    blocks: Blocks,
    broken_blocks: Collection[str] = (),
    places: Mapping[str, Place] | None = None,
    guide: str = "",
) -> tuple[Letter, list[Problem]]:
    """A letter from a node that its shape has passed. Names that do not exist are problems; the rest is built.

    `broken_blocks` are told where they are broken, not where they are used. `places` are the countries, by code.
    `guide` is the language of its page, where that is not its own.
    """
    builder = _Builder(vocabulary, blocks, broken_blocks)
    keys = node.mapping
    builder.send(node)
    builder.declare(keys.get("choices"))
    countries = node.texts("countries") or node.texts("country")
    layouts = build_layouts(lang, vocabulary.layouts)
    known = [places[code] for code in countries if places and code in places]
    locale = locale_of(lang, layouts, (place.territory for place in known), node.words("locale"))
    if len(known) == 1:
        builder.notices = dict(known[0].notices)
    layout = layouts.of(locale)
    bare = node.words("layout") == "none"
    fields = _fields(node, builder, () if bare else layout.head)
    subject = builder.text(keys["subject"]) if "subject" in keys else None
    subject_meaning = builder.text(keys["subject_en"]) if "subject_en" in keys else ()
    body = builder.items(node.listed("body"))
    if PAPER in builder.channels and not bare:
        several = len(builder.channels) > 1
        body = framed(
            body,
            layout,
            When(((builder.channel_choice, (PAPER,)),)) if several else When(),
            subject=subject or (),
            subject_meaning=subject_meaning,
            sent_by=builder.items(node.listed("sent_by")),
            sender=next((field.id for field in fields if field.role == "sender"), ""),
            subject_node=keys.get("subject"),
        )
    letter = Letter(
        id=id,
        lang=lang,
        path=node.source.path,
        title=node.words("title"),
        use_when=node.words("use_when"),
        kind=node.words("kind"),
        to=node.words("to"),
        channels=builder.channels,
        reviewed=node.words("reviewed"),
        choices=tuple(builder.choices.values()),
        fields=fields,
        subject=subject,
        body=_signed(body, node, vocabulary),
        node=node,
        aliases=node.texts("aliases"),
        sources=node.texts("sources"),
        before=node.texts("before"),
        after=node.texts("after"),
        lengths=_lengths(keys.get("lengths")),
        countries=countries,
        review=node.words("review"),
        signature=node.flag("signature"),
        near_dates=node.flag("near_dates"),
        subject_meaning=subject_meaning,
        locale=locale,
        paper=layout.size,
        numbers=layouts.numbers,
        first_of_month=layouts.first_of_month,
        small_start=layouts.small_start,
        territory=territory_of(locale),
        guide=guide or lang,
        twin=node.words("twin"),
    )
    if builder.missing or errors(builder.problems):
        letter = replace(letter, complete=False)
    return letter, builder.problems


def _fields(node: Node, builder: _Builder, around: tuple[Paragraph, ...]) -> tuple[Field, ...]:
    """The letter's own fields, then those that only stand around it on paper."""
    fields: list[Field] = []
    for item in node.listed("fields"):
        id, own = next(iter(item.mapping.items())) if item.mapping else (item.text, item)
        if any(field.id == id for field in fields):
            builder.problems.append(
                item.problem("duplicate-field", *explain("duplicate-field", name=id))
            )
            continue
        built, problems = build_field(id, own, builder.vocabulary, builder.notices)
        builder.problems += problems
        if built:
            fields.append(built)
        else:
            builder.unreadable.add(id)
    if PAPER not in builder.channels:
        return tuple(fields)
    known = {*builder.unreadable, *(field.id for field in fields)}
    for paragraph in around:
        for id in language.fields_of(paragraph.text):
            if id not in known and paragraph.node is not None:
                known.add(id)
                built, problems = build_field(id, paragraph.node, builder.vocabulary)
                builder.problems += problems
                fields += [built] if built else []
    return tuple(fields)


def _signed(body: tuple[Item, ...], node: Node, vocabulary: Vocabulary) -> tuple[Item, ...]:
    """The body with a line to sign on below everything, unless it has its own."""
    runs = (run for paragraph in paragraphs_of(body) for run in paragraph.text)
    own = any(isinstance(run, str) and "____" in run for run in runs)
    if own or not node.flag("signature"):
        return body
    name = vocabulary.labels.get("words", {}).get("signature", "Signature")
    return (*body, Paragraph(("_" * SIGNATURE_WIDTH, language.Break(), name)))


def _lengths(node: Node | None) -> tuple[tuple[str, tuple[int, int]], ...]:
    if node is None:
        return ()
    return tuple(
        (key, (int(pair.items[0].text), int(pair.items[1].text)))
        for key, pair in node.mapping.items()
    )
