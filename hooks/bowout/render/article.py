"""A letter as HTML. The HTML is the template: every wording is in it, and the script only fills and hides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from bowout.model.foreign import terms
from bowout.model.letter import (
    Branch,
    Choices,
    Direction,
    Group,
    Item,
    Letter,
    OneOf,
    Paragraph,
    Part,
    When,
)
from bowout.model.text import Blank, Break, Guard, Text, walk
from bowout.model.visible import counted_from, flatten, paragraphs_of, visible
from bowout.render.data import when_attribute
from bowout.render.text import blanks_of, fill

# What a value that ends in a mark may take with it; see `fill` in render/text.py.
SEAM_MARKS = ".!?"
# The line to sign on, apart from the words, so that paper can leave room above it.
LINE = Markup('<span class="sign-line">{}</span>')
# A word of the page around the letter, by its id, in the letter's language.
Words = Callable[[str], str]


class ArticleWriter:
    """Writes the HTML of one letter, open at its default choices with every blank empty."""

    def __init__(
        self, letter: Letter, words: Words, names: Mapping[str, str] | None = None
    ) -> None:
        """`names` are those of the blanks in the guide's language, for the reading copy of a letter in another."""
        self.letter = letter
        self.words = words
        self.names = names or {}
        self.blanks = blanks_of(letter)
        self.choices: Choices = letter.defaults
        self.branches = 0

    def article(self) -> Markup:
        """The subject line and the body."""
        inner = Markup("").join([self._subject(), *(self.item(item) for item in self.letter.body)])
        return Markup('<div class="letter" data-article lang="{}" translate="no">{}</div>').format(
            self.letter.lang, inner
        )

    def _subject(self) -> Markup:
        """The subject of an email. On paper it is a line of the letter, and a message has none."""
        if self.letter.subject is None or "email" not in self.letter.channels:
            return Markup("")
        state = _state(self.letter.subject_when, self.choices)
        label = Markup('<span class="label" data-skip>{}: </span>').format(self.words("subject"))
        line = Markup('<p class="letter-subject" data-subject{}>{}{}</p>').format(
            state if not self.letter.subject_meaning else "", label, self.runs(self.letter.subject)
        )
        if not self.letter.subject_meaning:
            return line
        both = line + self._meaning(self.letter.subject_meaning)
        return Markup("<div{}>{}</div>").format(state, both) if state else both

    def item(self, item: Item) -> Markup:
        """One item of the body with its note."""
        if isinstance(item, Paragraph):
            state = _state(item.when, self.choices)
            if item.meaning:
                return Markup("<div{}>{}</div>").format(state, self._noted(item))
            return self.paragraph(item, state) + self._why(item.why)
        if isinstance(item, OneOf):
            return self._one_of(item)
        if isinstance(item, Group):
            if item.joined:
                return self._in_one_paragraph(item)
            runs_on = any(paragraph.joined for paragraph in paragraphs_of(item.items))
            inner = Markup(" " if runs_on else "").join(self.item(one) for one in item.items)
            return (
                Markup("<div{}>{}</div>").format(_state(item.when, self.choices), inner)
                if item.when.terms
                else inner
            )
        state = _state(item.when, self.choices)
        if isinstance(item, Direction):
            return Markup('<p class="direction" data-kind="do"{}>({})</p>').format(state, item.text)
        if isinstance(item, Part):
            return Markup('<h3 data-kind="part"{}>{}</h3>').format(state, item.title)
        return self._branch(item, state)

    def _in_one_paragraph(self, group: Group) -> Markup:
        """Wordings that follow each other in one paragraph; their reading copies stand together below it."""
        state = _state(group.when, self.choices)
        if not any(paragraph.meaning for paragraph in paragraphs_of(group.items)):
            inner = Markup(" ").join(self.item(one) for one in group.items)
            return Markup('<div class="joined" data-joined{}>{}</div>').format(state, inner)
        words = Markup(" ").join(self.item(one) for one in _without_copies(group.items))
        copies = Markup(" ").join(self._copied(one) for one in group.items)
        return Markup(
            '<div{}><div class="joined" data-joined>{}</div>'
            '<div class="meaning" lang="{}" data-skip><span class="sr">{} </span>{}</div></div>'
        ).format(state, words, self.letter.guide, self.words("in_english"), copies)

    def _copied(self, item: Item) -> Markup:
        """The reading copy of one item of a joined paragraph, shown and hidden as the item is."""
        if isinstance(item, Paragraph):
            return Markup("<p{}>{}</p>").format(
                _state(item.when, self.choices), self._meant(item.meaning)
            )
        if isinstance(item, OneOf):
            chosen = next((a for a in item.alternatives if a.when.holds(self.choices)), None)
            parts = (
                Markup("<p{}{}>{}</p>").format(
                    _when(alternative.when),
                    Markup("" if alternative is chosen else " hidden"),
                    self._meant(alternative.meaning),
                )
                for alternative in item.alternatives
            )
            return Markup("<div data-one-of>{}</div>").format(Markup("").join(parts))
        if isinstance(item, Group):
            inner = Markup(" ").join(self._copied(one) for one in item.items)
            return Markup("<div{}>{}</div>").format(_state(item.when, self.choices), inner)
        return Markup("")

    def _branch(self, item: Branch, state: Markup) -> Markup:
        self.branches += 1
        id = f"branch-{self.branches}"
        inner = Markup("").join(self.item(inner) for inner in item.items)
        return Markup(
            '<section class="branch" id="{}" data-kind="branch"{}><h3>{}</h3>{}</section>'
        ).format(id, state, item.title, inner)

    def _one_of(self, item: OneOf) -> Markup:
        chosen = next((a for a in item.alternatives if a.when.holds(self.choices)), None)
        parts = []
        for alternative in item.alternatives:
            state = _when(alternative.when) + Markup("" if alternative is chosen else " hidden")
            if alternative.why or alternative.meaning:
                parts.append(Markup("<div{}>{}</div>").format(state, self._noted(alternative)))
            else:
                parts.append(self.paragraph(alternative, state))
        return Markup("<div data-one-of>{}</div>").format(Markup("").join(parts)) + self._why(
            item.why
        )

    def paragraph(self, paragraph: Paragraph, state: Markup) -> Markup:
        """One paragraph; `state` is its attributes. One that says nothing yet is marked, so that it takes no room."""
        empty = Markup("" if fill(paragraph.text, {}, self.blanks) else " data-empty")
        frame = Markup(' data-frame="{}"').format(paragraph.frame) if paragraph.frame else ""
        return Markup("<p{}{}{}>{}</p>").format(frame, state, empty, self.runs(paragraph.text))

    def _noted(self, paragraph: Paragraph) -> Markup:
        """A paragraph with its note and its reading copy."""
        words = self.paragraph(paragraph, Markup("")) + self._meaning(paragraph.meaning)
        if paragraph.meaning and paragraph.why:
            words = Markup("<div>{}</div>").format(words)  # the note belongs to both
        return words + self._why(paragraph.why)

    def _meaning(self, text: Text) -> Markup:
        """The reading copy: seen beside the paragraph, never in what leaves the page.

        Addresses, a date and a name alone need none.
        """
        if not any(isinstance(run, str) and run.strip() for run in walk(text)):
            return Markup("")
        return Markup(
            '<p class="meaning" lang="{}" data-skip><span class="sr">{} </span>{}</p>'
        ).format(self.letter.guide, self.words("in_english"), self._meant(text))

    def _meant(self, text: Text) -> Markup:
        """The words of a reading copy. Its optional spans open and close with those of the letter."""
        return Markup("").join(self._meant_run(run) for run in text)

    def _meant_run(self, run: str | Blank | Break | Guard) -> Markup:
        if isinstance(run, Guard):
            return _optional(run, self._meant)
        if not isinstance(run, Blank):
            return self._run(run)
        name = self.names.get(run.field, "")
        own = "" if name else Markup(' lang="{}"').format(self.letter.lang)
        return Markup('<span data-copy="{}"{}>[{}]</span>').format(
            run.field, own, name or self.blanks[run.field]
        )

    def _why(self, why: str) -> Markup:
        if not why:
            return Markup("")
        own = Markup(' lang="{}"').format(self.letter.guide) if self.letter.foreign else ""
        words = terms(why, self.letter.lang, self.letter.guide)
        return Markup('<p class="why" data-skip{}>{}</p>').format(own, words)

    def runs(self, text: Text) -> Markup:
        """The inside of a paragraph. A mark behind a blank is apart: it goes where the value ends in one."""
        parts = []
        for before, run in zip((None, *text), text, strict=False):
            if isinstance(before, Blank | Guard) and isinstance(run, str) and run[0] in SEAM_MARKS:
                parts.append(Markup("<span data-mark>{}</span>{}").format(run[0], run[1:]))
            else:
                parts.append(self._run(run))
        return Markup("").join(parts)

    def _run(self, run: str | Blank | Break | Guard) -> Markup:
        if isinstance(run, str):
            return LINE.format(run) if set(run) == {"_"} else escape(run)
        if isinstance(run, Break):
            return Markup("<br>")
        if isinstance(run, Blank):
            mark = Markup('<mark class="blank" data-field="{}">[{}]</mark>')
            return mark.format(run.field, self.blanks[run.field]) + self._asked_for(run.field)
        return _optional(run, self.runs)

    def _asked_for(self, field: str) -> Markup:
        """Nothing to see: it lets the form ask for the dates that a counted date needs."""
        needs = " ".join(counted_from(self.letter, self.letter.field(field)))
        mark = Markup('<span data-needs="{}" data-skip hidden></span>')
        return mark.format(needs) if needs else Markup("")


def branches(letter: Letter) -> list[dict[str, object]]:
    """The answers of a script by the names of their places, so that a caller finds one while the other side waits."""
    found = (item for item in flatten(letter.body) if isinstance(item, Branch))
    return [{"id": f"branch-{number}", "title": item.title} for number, item in enumerate(found, 1)]


def _optional(guard: Guard, write: Callable[[Text], Markup]) -> Markup:
    """An optional span with its blanks empty: hidden, and what stands instead of it."""
    needs = " ".join(guard.needs)
    body = Markup('<span data-needs="{}" hidden>{}</span>').format(needs, write(guard.body))
    if guard.otherwise is None:
        return body
    return body + Markup('<span data-unless="{}">{}</span>').format(needs, write(guard.otherwise))


def _without_copies(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items without their reading copies."""
    return tuple(_without_copy(item) for item in items)


def _without_copy(item: Item) -> Item:
    if isinstance(item, Paragraph):
        return replace(item, meaning=())
    if isinstance(item, OneOf):
        return replace(
            item, alternatives=tuple(replace(one, meaning=()) for one in item.alternatives)
        )
    return replace(item, items=_without_copies(item.items)) if isinstance(item, Group) else item


def _when(when: When) -> Markup:
    return when_attribute(when) if when.terms else Markup("")


def _state(when: When, choices: Choices) -> Markup:
    return _when(when) + Markup("" if when.holds(choices) else " hidden")


def other_wordings(letter: Letter, words: Words) -> list[dict[str, object]]:
    """For each choice, what each option other than the default says, for readers without JavaScript."""
    writer = ArticleWriter(letter, words)
    opened = {id(item) for item in _all(letter.body, letter.defaults)}
    result: list[dict[str, object]] = []
    for choice in letter.choices:
        options = []
        for option in choice.options:
            if option.id == choice.default:
                continue
            choices = letter.defaults | {choice.id: option.id}
            new = [item for item in _all(letter.body, choices) if id(item) not in opened]
            html = Markup("").join(_plain(writer, item) for item in new)
            if html:
                options.append({"id": option.id, "label": option.label, "html": html})
        if options:
            result.append({"id": choice.id, "ask": choice.ask, "options": options})
    return result


def _all(items: tuple[Item, ...], choices: Choices) -> list[Item]:
    found: list[Item] = []
    for item in visible(items, choices):
        found += [item] if not isinstance(item, Branch) else _all(item.items, choices)
    return found


def _plain(writer: ArticleWriter, item: Item) -> Markup:
    """A paragraph without the marks that the script uses: its guards closed, its blanks open."""
    if isinstance(item, Paragraph):
        return Markup("<p>{}</p>").format(_closed(writer, item.text))
    return writer.item(item) if isinstance(item, Direction) else Markup("")


def _closed(writer: ArticleWriter, text: Text) -> Markup:
    parts = []
    for run in text:
        if isinstance(run, Guard):
            parts.append(_closed(writer, run.otherwise or ()))
        elif isinstance(run, Blank):
            parts.append(Markup('<mark class="blank">[{}]</mark>').format(writer.blanks[run.field]))
        else:
            parts.append(writer._run(run))
    return Markup("").join(parts)
