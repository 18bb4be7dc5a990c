"""Country files: complete or told what is missing, in agreement with their letters, and turned into pages."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from bowout.check import countries, finder, letter_links
from bowout.check.run import check_project
from bowout.cli import main
from bowout.commands.overdue import due, overdue
from bowout.load.shapes.finder import QUESTIONS
from bowout.model.content import Content, load_content
from bowout.model.finder import opened_with
from bowout.problems import Problem, errors
from bowout.proof.memory import Memory
from bowout.render.country import country_markdown, country_table
from bowout.render.finder import block_name, finder_html
from bowout.render.inline import inline, plain
from tests.support.countries import add_countries, with_countries
from tests.support.project import ROOT


def overlaid(target: Path) -> Path:
    """The project's snippets with the invented countries, and of its pages only the finder's."""
    shutil.copytree(ROOT / "snippets", target / "snippets")
    add_countries(target / "snippets")
    finder = target / "docs" / "law" / "which-letter.md"
    finder.parent.mkdir(parents=True)
    finder.write_text("---\ntitle: Which letter?\nrole: finder\n---\n# Which letter?\n", "utf-8")
    return target


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return overlaid(tmp_path_factory.mktemp("countries"))


@pytest.fixture(scope="module")
def content(root: Path) -> Content:
    loaded = load_content(root)
    assert errors(loaded.problems) == []
    return loaded


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[object]:
    """`edited(path, old, new)` gives the problems that this change makes."""
    project = overlaid(tmp_path)

    def edit(path: str, old: str, new: str) -> list[Problem]:
        file = project / "snippets" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        loaded = load_content(project)
        led = finder.run(loaded, Memory(project))
        return errors([*loaded.problems, *countries.run(loaded), *led, *letter_links.run(loaded)])

    return edit


def test_the_invented_countries_have_no_fault(tmp_path: Path) -> None:
    _, problems = check_project(with_countries(tmp_path / "project"))
    invented = ("zz.yml", "yy.yml", "ink-notice.yml", "plain-email.yml", "uppsagning.yml")
    assert [str(p) for p in problems if p.path.endswith((*invented, "finder.yml"))] == []


ZZ, INK, PLAIN = "countries/zz.yml", "letters/en/ink-notice.yml", "letters/en/plain-email.yml"
FAULTS = [
    (ZZ, "clock: The notice", "clocks: The notice", "unknown-key", "Did you mean clock?"),
    (ZZ, "name: Freedonia\n", "", "missing-key", "`country` has no `name`."),
    (ZZ, "clock: The notice runs from the day it arrives, before the first day too [@made-up-act].\n", "", "incomplete-country", "has coverage full and no `clock`."),
    (ZZ, "  fixed_term:\n    kind: advice\n    say: A fixed term has no way out before its end. Ask somebody first.\n", "", "incomplete-country", "does not say what these papers mean: fixed_term."),
    (ZZ, "  - Do not stay silent.\n", "", "wrong-count", "`do_not` has 1 lines; 2 to 5 are wanted."),
    (ZZ, "rule: A signed", f"rule: {'Very ' * 31}signed", "long-rule", "30 are allowed."),
    (ZZ, "An email counts for nothing.", "[@nobody-said-it]", "unknown-source", "There is no source `nobody-said-it`."),
    (ZZ, "source: made-up-act", "source: made-up-acts", "unknown-source", "Did you mean made-up-act?"),
    (ZZ, "letter: plain-email", "letter: plain-emails", "unknown-letter", "Did you mean plain-email?"),
    (ZZ, "choices: {tone: brief}", "choices: {tune: brief}", "unknown-choice", "has no choice `tune`. Did you mean tone?"),
    (ZZ, "choices: {tone: brief}", "choices: {tone: short}", "unknown-option", "has no option “short”."),
    (ZZ, "    kind: courtesy\n    letter: plain-email\n    say: A spoken", "    kind: notice\n    letter: plain-email\n    say: A spoken", "wrong-kind", "calls for a letter of kind notice; `plain-email` is courtesy."),
    (ZZ, "    kind: advice\n", "    kind: advice\n    letter: ink-notice\n", "advice-with-letter", "no letter before advice"),
    (ZZ, "    kind: advice\n", "    kind: release\n", "no-letter", "of kind release and names no letter."),
    (ZZ, "{weeks: 2}", "{weeks: 2, days: 3}", "bad-notice", "exactly one of days, weeks, months and contract"),
    (ZZ, "{contract: true}", "{contract: false}", "bad-notice", "`contract` is true, or it is left out."),
    (ZZ, "review_months: 12", "review_months: 0", "bad-number", "1 or more"),
    (ZZ, "reviewed: 2026-11-23", "reviewed: 2026-11-31", "bad-date", "must be a date"),
    (INK, "country: zz", "country: zy", "unknown-country", "There is no country `zy`."),
    (INK, "country: zz", "country: yy", "wrong-country", "is written for yy."),
    (INK, "signature: true\n", "", "no-signature", "must be signed in ink"),
    (INK, "channel: letter", "channel: email", "void-channel", "An emailed notice is void in Freedonia"),
    (INK, "channel: letter", "channel: email", "no-paper", "`signature: true` needs paper"),
    ("countries/yy.yml", "do_now: [", "avoid: [notice]\ndo_now: [", "warned-letter", "the finder falls back on `notice-elsewhere`"),
    ("finder.yml", "when: {you: [visa, both]}", "when: {you: [visas, both]}", "unknown-answer", "`you` has no answer `visas`. Did you mean visa?"),
    ("finder.yml", "Don't send anything until", "Don't send [anything](letter:nothing) until", "unknown-letter", "There is no letter `nothing`."),
    ("finder.yml", "letters: [tell-referrer]", "letters: [tell-a-referrer]", "unknown-letter", "Did you mean tell-referrer?"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "id", "message"), FAULTS)
def test_a_fault_is_told(edited, path: str, old: str, new: str, id: str, message: str) -> None:  # type: ignore[no-untyped-def]
    found = edited(path, old, new)
    assert any(p.id == id and message in p.message for p in found), [str(p) for p in found]


def test_an_answer_that_changes_nothing_is_told(edited) -> None:  # type: ignore[no-untyped-def]
    found = edited("finder.yml", "when: {given: [equipment, both]}", "when: {given: [equipment]}")
    assert found == []
    found = edited("finder.yml", "sets: {received: both}", "sets: {received: money}")
    assert [p.id for p in found] == ["idle-answer"]


@pytest.mark.parametrize(
    ("reviewed", "months", "expected"),
    [
        ("2026-11-23", 12, "2027-11-23"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-01", 1, "2027-01-01"),
    ],
)
def test_a_review_is_due_after_its_months(reviewed: str, months: int, expected: str) -> None:
    assert due(reviewed, months).isoformat() == expected


def test_what_is_overdue_is_listed_on_its_day(content: Content) -> None:
    day = datetime.date(2026, 11, 30)
    invented = {"zz", "yy"}

    def late(today: datetime.date) -> list[str]:
        own = Content(content.root, countries={c: content.countries[c] for c in invented})
        return overdue(own, today)

    assert late(day - datetime.timedelta(1)) == []
    assert late(day) == ["snippets/countries/yy.yml: reviewed 2026-05-31, due again on 2026-11-30"]
    assert len(late(datetime.date(2027, 11, 23))) == 2


def test_letters_and_pages_are_listed_too_and_law_ages_faster(tmp_path: Path) -> None:
    page = "---\ntitle: A page\ndescription: About it.\n{}reviewed: 2026-11-23\n---\n\n# A page\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/advice.md").write_text(page.format(""), "utf-8")
    (tmp_path / "docs/law.md").write_text(page.format("law: true\n"), "utf-8")
    (tmp_path / "docs/none.md").write_text("# A page\n\nreviewed: 2020-01-01\n", "utf-8")
    letters = tmp_path / "snippets/letters"
    shutil.copytree(ROOT / "tests/fixtures/good/snippets", tmp_path / "snippets")
    loaded = Content(tmp_path, letters=load_content(tmp_path).letters)
    assert letters.is_dir()

    def late(day: str) -> list[str]:
        return [line.split(":")[0] for line in overdue(loaded, datetime.date.fromisoformat(day))]

    assert late("2027-11-22") == []
    assert late("2027-11-23") == ["docs/law.md"]
    both = ["docs/law.md", "docs/advice.md"]
    assert late("2028-11-23") == [*both, *sorted(letter.path for letter in loaded.letters.values())]


def test_the_command_lists_what_is_overdue(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--root", str(root), "check", "--overdue", "--today"]
    assert main([*arguments, "2027-12-01"]) == 0
    assert "snippets/countries/zz.yml: reviewed 2026-11-23" in capsys.readouterr().out


def test_a_page_has_one_shape(content: Content) -> None:
    page = country_markdown(content.countries["zz"], content)
    parts = [
        "# How do I withdraw from a job in Freedonia?", '!!! answer "Short answer"',
        "## What did you sign?", "::letter ink-notice#notice=four_weeks",
        '!!! do "Do now"', '!!! dont "Do not"', "No lawyer in Freedonia has read this page yet.",
        "## How must it reach them?", "## How long, and from when?",
        "## What should I look for in my contract?", "## What about money?", "## What is unclear",
        "## Whom can I ask?",
    ]  # fmt: skip
    places = [page.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_caution_says_that_it_is_one(content: Content) -> None:
    page = country_markdown(content.countries["yy"], content)
    assert "A caution, not a full page" in page
    assert "## What did you sign?" not in page
    assert content.finder is not None
    for _, letter in content.finder.fallback.letters:
        assert f"::letter {letter}" in page


def test_somebody_who_has_read_it_is_named(edited, root: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert edited(ZZ, "review_months: 12", "review_months: 12\nreviewed_by: R. Firefly") == []
    loaded = load_content(tmp_path)
    page = country_markdown(loaded.countries["zz"], loaded)
    assert "Read by R. Firefly." in page
    assert "No lawyer" not in page


def test_the_table_has_every_country(content: Content) -> None:
    table = country_table(content)
    for code, country in content.countries.items():
        assert f'<a href="../{code}/">{country.name}</a>' in table


def test_a_line_of_markdown_is_safe_and_finds_its_pages() -> None:
    assert inline("a <b> & *c* [@x-1; @y]") == (
        'a <b> &amp; <em>c</em> <sup class="cite"><a href="source:x-1">x-1</a> '
        '<a href="source:y">y</a></sup>'
    )
    assert inline("See [it](../telling/call.md#a) [@x].", cites=False) == (
        'See <a href="../../telling/call/#a">it</a>.'
    )
    assert inline("[x](index.md)", up="..") == '<a href="../law/">x</a>'
    assert plain("An *old* **rule** [here](x.md) [@a].") == "An old rule here."


# The finder: walked on every path.


@cache
def outcomes(root: Path) -> dict[tuple[str, ...], tuple[object, ...]]:
    loaded = load_content(root)
    assert loaded.finder is not None
    blocks = loaded.finder.blocks(loaded.countries)
    near = {
        code: [b for b in blocks if b.country in ("", code)]
        for code in (*loaded.countries, "elsewhere")
    }
    return {
        tuple(path.values()): finder.outcome(near[path["country"]], path)
        for path in finder.paths(loaded.finder, loaded.countries)
    }


def test_there_are_at_most_six_questions_each_with_its_reason(content: Content) -> None:
    assert content.finder is not None
    assert len(QUESTIONS) <= 6
    assert all(question.why for question in content.finder.questions)


def test_every_path_ends_in_a_letter_or_in_advice(root: Path) -> None:
    everything = outcomes(root)
    assert len(everything) > 5_000
    assert [path for path, blocks in everything.items() if not finder.ends(blocks)] == []


def test_every_answer_of_every_question_matters(root: Path, content: Content) -> None:
    """For each two answers there is a reader for whom they lead to something else."""
    everything = outcomes(root)
    assert content.finder is not None
    picked = content.finder
    for place, id in enumerate(QUESTIONS):
        sets = {answer.id: answer.sets for answer in picked.question(id).answers}
        for first, second in combinations(picked.answers(id, content.countries), 2):
            assert sets.get(first) != sets.get(second) or any(
                blocks != everything[(*path[:place], second, *path[place + 1 :])]
                for path, blocks in everything.items()
                if path[place] == first
            ), (id, first, second)


def test_no_path_hands_out_a_letter_that_the_country_contradicts(
    root: Path, content: Content
) -> None:
    for path, blocks in outcomes(root).items():
        answers = dict(zip(QUESTIONS, path, strict=True))
        letters = [block for block in blocks if block.what == "letter"]
        fallback = [block for block in blocks if block.what == "fallback"]
        assert len(letters) + len(fallback) <= 1
        for block in fallback:
            country = content.countries.get(answers["country"])
            assert country is None or answers["paper"] not in country.papers
            assert content.letters[block.letter].countries == ()
            if country and country.delivery and country.delivery.email == "void":
                letter = content.letters[block.letter]
                assert letter.kind != "notice" or letter.channel == "letter"
        for block in letters:
            country = content.countries[answers["country"]]
            paper = country.papers[answers["paper"]]
            letter = content.letters[block.letter]
            assert (block.country, block.paper) == (country.code, paper.id)
            assert letter.kind == paper.kind
            assert not letter.countries or country.code in letter.countries
            if letter.kind == "notice" and country.delivery and country.delivery.email == "void":
                assert letter.channel == "letter"
        for block in blocks:
            if block.what == "advice" and content.finder:
                advice = next(a for a in content.finder.advice if a.id == block.advice)
                kinds = {content.letters[id].kind for id in advice.letters}
                spoken = {content.letters[id].channel for id in advice.letters} <= {
                    "phone",
                    "voicemail",
                }
                assert spoken or not kinds & {"courtesy", "notice", "release"}, advice.id
        if answers["start"] == "started":
            assert letters == []
        if answers["you"] in ("visa", "both"):
            first = next(block for block in blocks if block.what == "advice")
            assert first.advice == "visa"


def test_a_stop_stands_above_every_letter_and_before_all_other_advice(content: Content) -> None:
    """Whoever may lose a visa reads that before the letter, though the page opens with the letter."""
    assert content.finder is not None
    html = finder_html(content)
    stop, *more = [advice.id for advice in content.finder.advice if advice.box == "stop"]
    assert (stop, more) == ("visa", [])
    assert 0 < html.index('class="finder-hold"') < html.index("data-letter-link=")
    assert 0 < html.index('class="finder-step stop"') < html.index('class="finder-step" data-block')


def test_a_letter_opens_with_what_it_offers(content: Content) -> None:
    assert content.finder is not None
    letter = content.letters["ink-notice"]
    answers = {"given": "money", "start": "close", "paper": "contract"}
    own = content.countries["zz"].papers["contract"].choices
    opened = opened_with(letter, own, content.finder, answers)
    assert opened == {"received": "money", "notice": "four_weeks"}
    answers["given"] = "both"  # not offered by this letter
    assert opened_with(letter, own, content.finder, answers) == {"notice": "four_weeks"}


def test_the_finder_names_every_block_once(content: Content) -> None:
    html = finder_html(content)
    assert content.finder is not None
    for block in content.finder.blocks(content.countries):
        assert html.count(f'data-block="{block_name(block)}"') == 1, block


def test_a_project_without_countries_or_finder_still_builds(root: Path) -> None:
    empty = replace(load_content(root), finder=None, countries={})
    assert finder_html(empty) == ""
    assert "Not covered yet" in country_table(empty)
