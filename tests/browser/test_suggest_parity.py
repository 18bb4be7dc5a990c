"""One language, two readers: the browser makes the same sheet of a letter as Python, and says the same of it.

“Suggest a letter” renders and checks while somebody writes. Here every letter and block of the project, and every
broken text of the corpus, goes through docs/assets/js/letter-language.js and suggest-check.js, and what comes
out is held against the checker's own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bowout.check.run import check_project
from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.model.content import Content, load_content
from bowout.model.letter import Letter
from bowout.problems import Problem
from bowout.render.article import ArticleWriter
from bowout.render.check_page import rules_script
from bowout.render.letter_page import INTERFACE
from bowout.render.suggest import data_script, for_browsers, layouts_data, plain
from tests.support import content as corpus
from tests.support.project import ROOT

SCRIPTS = ("check", "letter-language", "suggest-check")
REAL = load_content(ROOT)

# Python's HTML, and the elements that the script makes, are the same tree.
SAME_SHEET = """([file, shared, lang, words, english, html]) => {
  const { build, article } = bowoutLetter;
  const made = article(build(file, shared, lang).letter, words, english);
  const wanted = new DOMParser().parseFromString(html, "text/html").body.firstChild;
  made.normalize();
  wanted.normalize();
  return made.isEqualNode(wanted) ? "" : made.outerHTML;
}"""
# What the script says, each place as the number of characters before it.
SAID = """([file, shared, lang]) => bowoutSuggestCheck.check(file, shared, lang).map((problem) => {
  const text = problem.path.reduce((inside, key) => (inside ?? {})[key], file);
  const at = problem.at == null ? null : [...String(text).slice(0, problem.at)].length;
  return { ...problem, at };
})"""


def open_with(page: Page, content: Content, *langs: str) -> Page:
    page.goto("about:blank")
    for lang in langs:
        page.add_script_tag(content=rules_script(lang, content))
    page.add_script_tag(content=data_script(content))
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / f"docs/assets/js/{name}.js")
    return page


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", timezone_id="UTC")
    yield context.new_page()
    context.close()


def shared(content: Content, lang: str) -> dict[str, Any]:
    vocabulary = content.vocabularies[lang]
    return {
        "fields": {id: plain(node) for id, node in vocabulary.fields.items()},
        "choices": {id: plain(node) for id, node in vocabulary.choices.items()},
        "blocks": {id: plain(node) for id, node in content.blocks.get(lang, {}).items()},
        "words": vocabulary.labels.get("words", {}),
        "layouts": layouts_data(lang, content),
    }


def words_of(content: Content, lang: str) -> dict[str, str]:
    return {
        id: content.vocabularies["en" if id in INTERFACE else lang].label("words", id)
        for id in ("subject", "why", "if_they")
    }


def english(content: Content) -> dict[str, str]:
    fields = content.vocabularies["en"].fields
    return {id: node.mapping["blank"].text for id, node in fields.items()}


def asked(letter: Letter, content: Content) -> list[Any]:
    return [plain(letter.node), shared(content, letter.lang), letter.lang]


@pytest.mark.parametrize("id", sorted(REAL.letters))
def test_every_letter_becomes_the_same_sheet(tab: Page, id: str) -> None:
    letter = REAL.letters[id]
    words = words_of(REAL, letter.lang)
    html = str(ArticleWriter(letter, words.__getitem__, english(REAL)).article())
    if not tab.evaluate("typeof bowoutLetter === 'object' && 'de' in bowoutRules"):
        open_with(tab, REAL, *REAL.rules)
    made = tab.evaluate(SAME_SHEET, [*asked(letter, REAL), words, english(REAL), html])
    assert made == "", html


def place(node: Node, problem: dict[str, Any]) -> Problem:
    """The script's problem as the checker would write it, with line and column."""
    for key in problem["path"]:
        node = node.items[key] if isinstance(key, int) else node.mapping[key]
    told = (problem["id"], problem["message"], problem["remedy"])
    at = problem["at"] if problem["at"] is not None else ""
    return node.problem(*told, key=problem.get("key") or "", at=at)


def lines(problems: list[Problem]) -> list[str]:
    return sorted(str(problem) for problem in set(problems))


@pytest.mark.parametrize("id", sorted(REAL.letters))
def test_nothing_is_said_of_our_own_letters(tab: Page, id: str) -> None:
    if not tab.evaluate("typeof bowoutLetter === 'object' && 'de' in bowoutRules"):
        open_with(tab, REAL, *REAL.rules)
    letter = REAL.letters[id]
    ours = {"no-review", "no-reading-copy"}  # other languages: not on this page
    said = [one for one in tab.evaluate(SAID, asked(letter, REAL)) if one["id"] not in ours]
    assert said == []


LETTER = Path("snippets/letters/en")
# What the form cannot write or see: other kinds of file, other pages, and what YAML and shapes say before there is a letter.
NOT_WRITTEN = {
    "bad-count", "unknown-block", "block-loop", "bad-date", "yaml-surprise", "schema-line", "unused-block",
    "two-paragraphs", "dead-link",
}  # fmt: skip


def cases() -> Iterator[Path]:
    """Every broken letter of the corpus that is sound as YAML and in its shape."""
    for case in sorted(corpus.BROKEN.iterdir()):
        files = [file.relative_to(case) for file in case.rglob("*") if file.is_file()]
        own = [file for file in files if file.name not in corpus.OWN]
        if own and all(file.parent == LETTER and file.suffix == ".yml" for file in own):
            yield case


def told_by_python(root: Path) -> tuple[Content, list[Problem]]:
    content, problems = check_project(root)
    return content, [one for one in problems if one.path.startswith(f"{LETTER}/")]


def test_what_people_get_wrong_is_told_alike(tab: Page, tmp_path: Path) -> None:
    """By the same name, at the same line and column, in the same words."""
    seen: set[str] = set()
    different = []
    for case in cases():
        root = corpus.broken_project(case, tmp_path / case.name)
        content, problems = told_by_python(root)
        if not content.letters or {one.id for one in problems} & NOT_WRITTEN:
            continue
        paths = {letter.path for letter in content.letters.values()}
        if not {one.path for one in problems} <= paths or "duplicate-id" in {
            p.id for p in problems
        }:
            continue
        open_with(tab, content, "en")
        for letter in content.letters.values():
            mine = [one for one in problems if one.path == letter.path]
            said = [place(letter.node, one) for one in tab.evaluate(SAID, asked(letter, content))]
            seen |= {one.id for one in mine}
            if lines(said) != lines(mine):
                different.append((case.name, lines(mine), lines(said)))
    assert different == [], "\n".join(map(str, different))
    assert len(seen) >= 40, sorted(seen)


def test_what_the_project_itself_cannot_be_is_told_alike(tab: Page, tmp_path: Path) -> None:
    """One text after another in the same letter: every mark of the language where it should not be."""
    good = (corpus.GOOD / LETTER / "withdraw.yml").read_text("utf-8")
    assert "Thank you for your time." in good
    root = corpus.good_project(tmp_path / "project")
    open_with(tab, load_content(root), "en")
    file = root / LETTER / "withdraw.yml"
    different = []
    for text in STRANGE:
        quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        file.write_text(
            good.replace("Thank you for your time. I wish you and the team well.", f'"{quoted}"'),
            "utf-8",
        )
        content, problems = told_by_python(root)
        letter = content.letters["withdraw"]
        mine = [one for one in problems if one.path == letter.path and one.id not in NOT_WRITTEN]
        told = tab.evaluate(SAID, asked(letter, content))
        said = [place(letter.node, one) for one in told if one["id"] not in NOT_WRITTEN]
        if lines(said) != lines(mine):
            different.append((text, lines(mine), lines(said)))
    assert different == []


STRANGE = (
    "a {role} or an {role}, A [[ {company}]] and/or s/he (s) date(s)", "{company}'s, {company}]]'s [[{company}]]’s",
    "[[[[{role}]]|x|y]] }{ {} {A b} {role} | ] [", "[[" * 9 + "{role}" + "]]" * 9, "é{role} à a {role} naïve(s) 日本(s)",
    "1. 2. 3.", "ª lower. élan", "日本語だけ。", "…", "—", "!!! ??", "a,, b;; .. … ... c,. d., ()", "x ( y ) , z",
    "  two  spaces ", "[[{thanks_for}]]", "I am sorry. I apologize. Sorry!", "👍 :-) SHOUTING LOUD WORDS HERE",
    "I will pay you back for everything, I promise. Please, please forgive me, I beg you.", "a@b is fine", "Dear {name},",
    "[[{start_date} x|{start_date} y]] by {start_date}", "I said no on {start_date}, and from {start_date} on",
    "{recipent} {compny} {role}{role}", "ends with a blank {role}", "[role]", "<b>{role}</b>", "{{role}}", "“quoted” 'x'",
    "word " * 200, "Ⅷ ² ½ numbers", "ᵃ modifier", "ǆ digraph", "ß sharp", "\u00a0no break\u00a0",
)  # fmt: skip


def test_patterns_mean_the_same_to_a_browser(tab: Page) -> None:
    from bowout.model import patterns

    all_patterns = [
        *patterns.AVOIDED.values(), *(p for _, p, _ in patterns.MARKS), patterns.FIRST, patterns.SENTENCE,
        patterns.HTML, patterns.LINK, patterns.LETTER_LINK,
    ]  # fmt: skip
    texts = [
        *STRANGE,
        "[x](javascript:1) [y](letter:a-b#c) </p> <3 [z]( <mailto:q>",
        "a\n",
        "a \n",
        "\n",
    ]
    find = """([source, flags, texts]) => texts.map((text) =>
      [...text.matchAll(new RegExp(source, flags + "g"))].map((found) => found[0]))"""
    for pattern in all_patterns:
        there = tab.evaluate(find, [*for_browsers(pattern), texts])
        here = [[match.group() for match in pattern.finditer(text)] for text in texts]
        assert there == here, pattern.pattern


def test_the_source_of_a_letter_is_not_needed() -> None:
    """`plain` keeps every value as it was written: the page has no YAML reader of its own."""
    node, _ = parse(Source("x.yml", "a: [1, yes, '2']\nb: {c: ~}\nd:\n"))
    assert node is not None
    assert plain(node) == {"a": ["1", "yes", "2"], "b": {"c": "~"}, "d": None}
