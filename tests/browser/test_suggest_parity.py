"""One language, two readers: what “Suggest a letter” writes, the browser shows and checks as Python does.

Every English letter of the project is written as its form can write it: one way to send it, blocks spelled out, the
shared questions. The page makes the file; Python reads it; their sheets and what they say of it are the same. So it is
with every broken letter of the corpus and with texts that nobody would write.

Not compared, because the form cannot write it: other languages and their reading copies, several ways to send one
letter, several countries, counted dates and other types of blanks of one's own, computed choices, several wordings in
one paragraph. Of problems, those that the page tells (CLIENT_MESSAGES); the rest is told by the pull request.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from math import prod
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bowout.check.run import check_letter
from bowout.load.files import Source
from bowout.load.kinds import kind_of
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.model.build import build_letter
from bowout.model.content import load_content
from bowout.model.letter import Branch, Direction, Group, Item, Letter, OneOf, Paragraph, Part, When
from bowout.model.rules import rules_of
from bowout.model.versions import MOST_COMBINATIONS
from bowout.problems import Problem
from bowout.render.article import ArticleWriter
from bowout.render.suggest import CLIENT_MESSAGES, data, data_script, paper_heads
from tests.support import content as corpus
from tests.support.content import ours
from tests.support.project import ROOT

SCRIPTS = ("letter-language", "suggest-check", "yaml", "suggest-file")
REAL = ours()
DATA = data(REAL)
RULES = tuple(rule for rule in rules_of(REAL, REAL.lang) if rule.require or rule.titles)
PLACES = {code: country.place for code, country in REAL.countries.items()}
HEADS = paper_heads(REAL)
ENGLISH = sorted(id for id, letter in REAL.letters.items() if letter.lang == REAL.lang)
KEPT = {name.partition("/")[0] for name in CLIENT_MESSAGES} | {rule["id"] for rule in DATA["must"]}
BLANK = re.compile(r"\{([a-z][a-z0-9_]*)\}")

# The file that the page writes, what it says of the letter (each place as the number of characters before it), and
# whether its sheet is the same tree as Python's HTML.
WRITTEN = """(file) => [bowoutSuggestFile.write(file), bowoutSuggestCheck.check(file).map((problem) => {
  const text = problem.path.reduce((inside, key) => (inside ?? {})[key], file);
  const at = problem.at == null ? null : [...String(text).slice(0, problem.at)].length;
  return { ...problem, at };
})]"""
SAME_SHEET = """([file, words, html, head]) => {
  const read = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  };
  const made = bowoutLetter.article(bowoutLetter.build(file).letter, words, read(head));
  const wanted = read(html).firstChild;
  made.normalize();
  wanted.normalize();
  return made.isEqualNode(wanted) ? "" : made.outerHTML;
}"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", timezone_id="UTC")
    page = context.new_page()
    page.add_script_tag(content=data_script(REAL))
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / f"docs/assets/js/{name}.js")
    yield page
    context.close()


def as_written(letter: Letter, channel: str = "") -> dict[str, Any]:
    """A letter as the form could write it."""
    file: dict[str, Any] = {
        "title": letter.title,
        "use_when": letter.use_when,
        "kind": letter.kind,
        "to": letter.to,
        "channel": channel or letter.channel,
        "aliases": list(letter.aliases),
        "reviewed": letter.reviewed,
        "sources": list(letter.sources),
        "body": [*items_of(letter.body, {id for id, _ in asked(letter)})],
        "after": list(letter.after),
    }
    if len(letter.countries) == 1:
        file["country"] = letter.countries[0]
    if questions := dict(asked(letter)):
        file["choices"] = questions
    if letter.subject is not None and file["channel"] in DATA["subjects"]:
        file["subject"] = letter.node.words("subject")
    own = {
        field.id: {"ask": field.ask, "blank": field.blank, "example": field.example}
        for field in letter.fields
    }
    return with_fields(file, own)


def with_fields(file: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The file with the blanks that stand in it; those that are not shared are the letter's own."""
    texts = json.dumps([file["body"], file.get("subject", "")])
    ids = dict.fromkeys(BLANK.findall(texts))
    fields = [{id: own[id]} if id in own and id not in DATA["fields"] else id for id in ids]
    return file | {"fields": fields}


def asked(letter: Letter) -> Iterator[tuple[str, dict[str, Any]]]:
    """The shared questions of a letter, with the answers that it keeps."""
    for choice in letter.choices:
        shared = DATA["choices"].get(choice.id)
        if shared and {*choice.option_ids} <= {*shared["options"]}:
            narrowed = len(choice.options) < len(shared["options"])
            own: dict[str, Any] = {"only": [*choice.option_ids]} if narrowed else {}
            if choice.default != shared["default"]:
                own["default"] = choice.default
            yield choice.id, own


def items_of(items: Iterable[Item], questions: set[str]) -> Iterator[Any]:
    """The items as the form could write them: no blocks, no frame, and no conditions on what it does not ask."""
    for item in items:
        if isinstance(item, Paragraph) and item.node is not None and not item.around:
            own = wording(item, questions)
            yield own if own.keys() > {"text"} else own["text"]
        elif isinstance(item, OneOf):
            ways = [
                wording(one, questions) for one in item.alternatives if one.node and not one.around
            ]
            note = {"why": item.why} if item.why else {}
            if ways:
                yield {"one_of": [own for i, own in enumerate(ways) if own not in ways[:i]], **note}
        elif isinstance(item, Group):
            yield from items_of(item.items, questions)
        elif isinstance(item, Direction):
            yield {"do": item.text}
        elif isinstance(item, Part):
            yield {"part": item.title}
        elif isinstance(item, Branch):
            answers = [
                one.node.text for one in item.items if isinstance(one, Paragraph) and one.node
            ]
            yield {"if_they": item.if_they, "say": answers or ["I see."]}


def wording(paragraph: Paragraph, questions: set[str]) -> dict[str, Any]:
    assert paragraph.node is not None
    own: dict[str, Any] = {"text": paragraph.node.text}
    if terms := {
        id: options for id, options in condition(paragraph.when).items() if id in questions
    }:
        own["when"] = terms
    return own | ({"why": paragraph.why} if paragraph.why else {})


def condition(when: When) -> dict[str, list[str]]:
    return when.data()


def reported_by_python(node: Node) -> tuple[Letter, list[Problem]]:
    """The letter of a file, and what the checker says of it that the page says too."""
    letter, problems = build_letter(
        "suggested", REAL.lang, node, REAL.vocabulary, {}, places=PLACES
    )
    problems = [*problems, *check_letter(letter, RULES)]
    # The page counts no words where there are too many ways to answer; the check of the pull request does.
    ways = prod(len(choice.options) for choice in letter.choices)
    kept = KEPT - {"too-long", "too-short"} if ways > MOST_COMBINATIONS else KEPT
    return letter, [
        one for one in problems if one.id in kept and not one.message.startswith("One filling")
    ]


def place(node: Node, problem: dict[str, Any]) -> Problem:
    """The page's problem as the checker would write it, with line and column."""
    *above, name = problem["path"] or [""]
    if problem["id"] == "unused-choice":  # it stands at the question's name
        for key in above:
            node = node.mapping[key]
        return node.problem(problem["id"], problem["message"], problem["remedy"], key=name)
    for key in problem["path"]:
        node = node.items[key] if isinstance(key, int) else node.mapping[key]
    at = problem["at"] if problem["at"] is not None else ""
    return node.problem(problem["id"], problem["message"], problem["remedy"], at=at)


def lines(problems: Iterable[Problem]) -> list[str]:
    """In the same words, apart from the code of a rule and from which of several equal combinations is named."""
    words = (str(problem) for problem in problems)
    words = (re.sub(r" (?:with [^.;]*|in its only wording)(?=[.;] )", "", line) for line in words)
    codes = "|".join(re.escape(rule.code) for rule in RULES)
    return sorted({re.sub(rf" (?:{codes}) (?=[A-Z])", " ", line) for line in words})


def compare(tab: Page, file: dict[str, Any]) -> set[str]:
    """Hold the page's sheet and words against Python's; returns the names of what both said."""
    text, reported = tab.evaluate(WRITTEN, file)
    source = Source("snippets/letters/en/suggested.yml", text)
    node, faults = parse(source)
    kind = kind_of("letters/en/suggested.yml")
    assert kind is not None
    assert node is not None, (faults, text)
    shape = [
        one
        for one in kind.shape.check(node, kind.name)
        if one.id not in ("empty-value", "no-aliases")
    ]
    assert (faults, shape) == ([], []), text
    letter, problems = reported_by_python(node)
    assert lines(place(node, one) for one in reported) == lines(problems), text
    if letter.complete:  # of a letter that cannot be read there is no page
        words = {id: REAL.vocabulary.label("words", id) for id in ("subject", "if_they")}
        html = str(ArticleWriter(letter, words.__getitem__).article())
        head = str(HEADS[DATA["countries"][file.get("country", "")]["layout"]])
        assert tab.evaluate(SAME_SHEET, [file, words, html, head]) == "", html
    return {one.id for one in problems}


@pytest.mark.parametrize("id", ENGLISH)
def test_every_letter_is_shown_and_checked_alike(tab: Page, id: str) -> None:
    """As it is sent first, and on paper."""
    letter = REAL.letters[id]
    compare(tab, as_written(letter))
    compare(tab, as_written(letter, "letter"))


def broken_letters(folder: Path) -> Iterator[Letter]:
    """Every letter of the corpus of mistakes that can be read at all."""
    for case in sorted(corpus.BROKEN.iterdir()):
        files = [file.relative_to(case) for file in case.rglob("*") if file.is_file()]
        if any(file.parts[:2] == ("snippets", "letters") for file in files):
            root = corpus.broken_project(case, folder / case.name)
            for letter in load_content(root).letters.values():
                if letter.lang == REAL.lang:
                    yield letter


def test_what_people_get_wrong_is_told_alike(tab: Page, tmp_path: Path) -> None:
    """By the same name, at the same line and column, in the same words."""
    seen: set[str] = set()
    for letter in broken_letters(tmp_path):
        seen |= compare(tab, as_written(letter))
    ordinary = next(REAL.letters[id] for id in ENGLISH if REAL.letters[id].kind == "courtesy")
    file = with_fields(as_written(ordinary) | {"body": ["Two\n\nparagraphs."]}, {})
    seen |= compare(tab, file) | compare(tab, file | {"body": ["Many words. " * 200 + "End."]})
    for rule in DATA["must"]:
        kind, channel = rule["kinds"][0], rule["channels"][0]
        body = ["Dear all,", "The weather is fine."]
        seen |= compare(tab, file | {"kind": kind, "channel": channel, "body": body})
    seen |= compare(tab, file | {"choices": {"tone": {"only": ["warm"]}}})
    for title in (
        "My visa sponsorship fell through",
        "Wait for a DSO’s answer",
        "Visa Inc. and its visas",
    ):
        seen |= compare(tab, file | {"title": title, "use_when": f"Your H-1B: {title}"})
        compare(tab, file | {"title": title, "to": "international-adviser"})
    for text in (
        "now [[on {start_date}]]",
        "now [[on {start_date}]] or",
        "now [[on {start_date}]].",
    ):
        seen |= compare(tab, with_fields(file | {"body": ["Dear all,", text]}, {}))
    del file["subject"]
    seen |= compare(tab, file | {"channel": "email", "aliases": []})
    by_form = {"duplicate-id", "empty-value", "bad-file-name", "rule", "combination", "words"}
    assert seen >= KEPT - by_form, KEPT - by_form - seen


def test_what_nobody_would_write_is_told_alike(tab: Page) -> None:
    """One text after another in the same letter: every mark of the language where it should not be."""
    file = as_written(load_content(corpus.GOOD).letters["withdraw"])
    for text in STRANGE:
        typed = tab.evaluate("(text) => bowoutSuggestFile.clean(text)", text)
        body = [*file["body"][:-1], typed, file["body"][-1]]
        compare(tab, with_fields(file | {"body": body}, {}))


STRANGE = (
    "a {role} or an {role}, A [[ {company}]] and/or s/he (s) date(s)", "{company}'s, {company}]]'s [[{company}]]’s",
    "[[[[{role}]]|x|y]] }{ {} {A b} {role} | ] [", "[[" * 9 + "{role}" + "]]" * 9, "é{role} à a {role} naïve(s) 日本(s)",
    "1. 2. 3.", "ª lower. élan", "日本語だけ。", "…", "—", "!!! ??", "a,, b;; .. … ... c,. d., ()", "x ( y ) , z",
    "  two  spaces ", "[[{thanks_for}]]", "I am sorry. I apologize. Sorry!", "👍 :-) SHOUTING LOUD WORDS HERE",
    "I will pay you back for everything, I promise. Please, please forgive me, I beg you.", "a@b is fine", "Dear {name},",
    "[[{start_date} x|{start_date} y]] by {start_date}", "é [[on {start_date}]] [[at {role}]], {role} [[x]]; [[a {role}]]", "I said no on {start_date}, and from {start_date} on",
    "{recipent} {compny} {role}{role}", "ends with a blank {role}", "[role]", "<b>{role}</b>", "{{role}}", "“quoted” 'x'",
    "word " * 200, "Ⅷ ² ½ numbers", "ᵃ modifier", "ǆ digraph", "ß sharp", "\u00a0no break\u00a0", "{constructor}",
)  # fmt: skip
