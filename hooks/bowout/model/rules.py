"""Rules from snippets/rules as compiled values."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bowout.load.nodes import Node
from bowout.load.shapes.letter import CHANNELS, KINDS
from bowout.model.content import Content
from bowout.model.fold import Span, fold, fold_pattern
from bowout.model.letter import Letter
from bowout.problems import Problem

SUBSET = r"Use letters, classes, {word-list}, \b, (?:…), (?=…), (?!…), ?, *, + and {2,5}."
TOKEN = re.compile(
    r"(?P<set>\[\^?(?:\\.|[^\]\\])*\])|(?P<escape>\\.)|(?P<foreign>\(\?(?![:=!])|[*+?}]\+)"
)
# What may follow a backslash. Foreign are groups with names or flags, look-behind, and possessives.
ESCAPES = r"bBdDsSwWnt^$\.*+?()[]{}|/"
LIST = re.compile(r"\{([a-z][a-z0-9_]*)\}")
# How many word lists may stand in one another.
DEEPEST = 5
BEGINS_A_WORD = re.compile(r"[\w{(]")
ENDS_A_WORD = re.compile(r"(?<!\\)[\w)?]$|\{[a-z][a-z0-9_]*\}$")
LOOKS_AHEAD = re.compile(r"\(\?[!=][^()]*\)$")
ACCENTED_RANGE = re.compile(r"\[[^\]]*(?:[^\x00-\x7f]-[^\]]|[^\]]-[^\x00-\x7f])[^\]]*\]")
Lists = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Titles:
    """Letters to these readers are about something else: why, and a line of Markdown with where to read on."""

    to: frozenset[str]
    say: str
    see: str


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule about the words of a letter. `within` counts sentences after the greeting; 0 means anywhere.

    `countries` and `not_countries` are for readers who name theirs; the proof holds every letter to every rule.
    """

    id: str
    code: str
    title: str
    why: str
    instead: str
    # For folded texts in small letters, or in their own if `exact`.
    pattern: re.Pattern[str]
    kinds: frozenset[str]
    channels: frozenset[str]
    exact: bool = False
    at_most: int = 0
    require: bool = False
    within: int = 0
    severity: str = "block"
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None
    countries: tuple[str, ...] = ()
    not_countries: tuple[str, ...] = ()
    # What must stand in the text too.
    together: re.Pattern[str] | None = None
    # Its words say the decision too, if not well, so that it isn't missing as well.
    decides: bool = False
    # Only for what people paste: our own letters show their blanks.
    pasted: bool = False
    # How many of its patterns go into frames.
    in_frames: int = 0
    # Whose letters must not even be about it.
    titles: Titles | None = None
    # `match`, `unless` and `with` as browsers get them: whole words, with the names of word lists.
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def concerns(self, letter: Letter) -> bool:
        """Whether the rule speaks about letters of this kind and channel."""
        spoken = not self.channels.isdisjoint(letter.channels)
        return letter.kind in self.kinds and spoken and not self.pasted

    def count(self, text: str) -> int:
        """How often the rule's words stand in a text, without those that touch an exception."""
        return len(self.spans(text))

    def found(self, text: str) -> list[Span]:
        """Where the rule's words stand in a text, exceptions left aside."""
        read = fold(text)
        return [
            read.origin(*span) for span in self._places(read.cased if self.exact else read.small)
        ]

    def _places(self, read: str) -> list[Span]:
        return [match.span() for match in self.pattern.finditer(read)]

    def spans(self, text: str) -> list[Span]:
        """Where the rule's words stand in a text, without those that touch an exception, and only where `with` stands too."""
        folded = fold(text)
        read = folded.cased if self.exact else folded.small
        found = self._places(read)
        if found and self.together and not self.together.search(read):
            return []
        if found and self.unless:
            found = unexcused(found, self.unless, read)
        return [folded.origin(*span) for span in found]


def unexcused(found: list[Span], unless: re.Pattern[str], text: str) -> list[Span]:
    """Those spans of a text that touch no match of `unless`."""
    excused = [match.span() for match in unless.finditer(text)]
    starts = [start for start, _ in excused]

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end) - 1
        return before >= 0 and excused[before][1] > start

    return [span for span in found if not touches(*span)]


@lru_cache(maxsize=50)
def build_rules(
    entries: tuple[tuple[str, Node], ...], lists: Node | None = None
) -> tuple[tuple[Rule, ...], list[Problem]]:
    """Rules of one language with its word lists, and the problems of patterns that do not compile.

    Remembered: the check and the pages ask for the same, and while the site is served they rarely change.
    """
    words = word_lists(lists)
    rules: list[Rule] = []
    problems: list[Problem] = []
    for id, node in entries:
        exact = node.flag("exact_case")
        written = [*node.listed("match"), *node.listed("unless"), *node.listed("with")]
        unfit = [(node, why) for node in written if (why := _unfit(node.text, words, exact))]
        problems += [node.problem("bad-pattern", why, SUBSET) for node, why in unfit]
        if unfit:
            continue
        parts = {key: _written(node, key) for key in ("match", "unless", "with")}
        compiled = {key: _compiled(texts, words) for key, texts in parts.items() if texts}
        rules.append(
            Rule(
                id=id,
                code=node.words("code"),
                title=node.words("title"),
                why=node.words("why"),
                instead=node.words("instead"),
                pattern=compiled["match"],
                kinds=frozenset(node.texts("kinds") or KINDS) - {*node.texts("not_kinds")},
                channels=frozenset(node.texts("channels") or CHANNELS),
                at_most=int(node.words("at_most") or 0),
                require=node.flag("require"),
                within=int(node.words("within_sentences") or 0),
                severity=node.words("severity"),
                bad=node.texts("bad"),
                good=node.texts("good"),
                unless=compiled.get("unless"),
                exact=exact,
                countries=node.texts("countries"),
                not_countries=node.texts("not_countries"),
                together=compiled.get("with"),
                pasted=node.flag("pasted"),
                decides=node.flag("decides"),
                in_frames=int(node.words("in_frames") or 0),
                titles=_titles(node),
                written=parts,
            )
        )
    return tuple(rules), problems


def _titles(node: Node) -> Titles | None:
    if "titles" not in node.mapping:
        return None
    own = node.mapping["titles"]
    return Titles(frozenset(own.texts("to")), own.words("say"), own.words("see"))


def rules_of(content: Content, lang: str) -> tuple[Rule, ...]:
    """The rules of one language; those that do not compile are told by the checker."""
    return build_rules(tuple(content.rules.get(lang, ())), content.word_lists.get(lang))[0]


def word_lists(node: Node | None) -> Lists:
    """The word lists of one language, folded as patterns are; capitals stay, for rules whose point they are."""
    if node is None:
        return {}
    return {
        name: tuple(fold_pattern(item.text, exact=True) for item in words.items)
        for name, words in node.mapping.items()
    }


def expand(pattern: str, lists: Lists, depth: int = 0) -> str:
    """A pattern with its word lists written out; an unknown one stays as it is."""

    def words(match: re.Match[str]) -> str:
        found = lists.get(match[1])
        if found is None or depth == DEEPEST:
            return match[0]
        return f"(?:{expand('|'.join(found), lists, depth + 1)})"

    return LIST.sub(words, pattern)


def whole_words(pattern: str) -> str:
    """A pattern that says nothing about the edges of words begins and ends at one."""
    if r"\b" in pattern:
        return pattern
    begins = r"\b" if BEGINS_A_WORD.match(pattern) else ""
    open_end = LOOKS_AHEAD.search(pattern) or not ENDS_A_WORD.search(pattern)
    ends = "" if open_end else r"\b"
    return f"{begins}(?:{pattern}){ends}" if "|" in pattern else f"{begins}{pattern}{ends}"


def _written(node: Node, key: str) -> tuple[str, ...]:
    exact = node.flag("exact_case")
    return tuple(fold_pattern(whole_words(text), exact=exact) for text in node.texts(key))


def _compiled(patterns: tuple[str, ...], lists: Lists) -> re.Pattern[str]:
    """All patterns of a list as one."""
    joined = "|".join(f"(?:{expand(text, lists)})" for text in patterns)
    return re.compile(joined, re.ASCII)


def _unfit(pattern: str, lists: Lists, exact: bool) -> str:
    """Why a pattern cannot be used; empty if it can. Python and browsers must read it alike."""
    whole = expand(pattern, lists)
    if unknown := LIST.search(whole):
        return f"`{unknown[0]}` is none of the word lists of this language."
    if foreign := next(_foreign(whole), ""):
        return f"`{foreign}` does not work alike in Python and in browsers."
    if wide := ACCENTED_RANGE.search(whole):
        return f"`{wide[0]}` is another range once accents are gone: write its letters out."
    if why := unreadable(whole):
        return why
    read = expand(fold_pattern(whole_words(pattern), exact=exact), lists)
    if why := unreadable(read):
        return why
    if re.search(read, " "):
        return "This pattern finds a space once its signs are folded, and so it would match everywhere."
    return ""


def unreadable(pattern: str) -> str:
    """Why a text is no pattern that can be looked for; empty if it is one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"This is no regular expression: {str(error).split(' at position')[0]}."
    if compiled.search(""):
        return "This pattern matches nothing at all, and so it would match everywhere."
    return ""


def _foreign(pattern: str) -> Iterator[str]:
    for token in TOKEN.finditer(pattern):
        if token["foreign"]:
            yield token["foreign"]
        allowed = ESCAPES + ("-" if token["set"] else "")
        for escape in re.findall(r"\\.", token["set"] or token["escape"] or ""):
            if escape[1] not in allowed:
                yield escape
