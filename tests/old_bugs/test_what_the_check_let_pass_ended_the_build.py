"""“All is well”, said the check, and the build ended in a traceback; some mistakes ended the check itself.

An address that is none (`https://[www.example.org`), a template that does not exist, the thirtieth of February as the
day of the conformance report, a letter in Canadian French, a brace in a label. In the check: a link to a letter
without its name, a link longer than a file's name can be, and a pattern that repeats without end. And the list of
what is overdue ended at a day that does not exist and at a review that holds for millions of months.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bowout.model.content import load_content
from bowout.outputs.offline import worker
from bowout.render.letter_page import letter_facts
from bowout.render.school import school_markdown
from tests.support import content


@pytest.mark.parametrize(
    ("case", "id"),
    [
        ("country-link-names-no-letter", "unknown-letter"),
        ("country-link-no-address", "bad-link"),
        ("page-link-no-address", "bad-link"),
        ("page-link-too-long", "dead-link"),
        ("page-unknown-template", "unknown-value"),
        ("report-impossible-day", "bad-date"),
        ("source-url-without-host", "bad-value"),
        ("words-pattern-huge-repeat", "bad-pattern"),
    ],
)
def test_it_is_told(case: str, id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert content.check(content.broken_project(content.BROKEN / case, tmp_path / "project")) == 1
    assert content.told(capsys.readouterr().out)[0].endswith(f" {id}")


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        ("docs/index.md", "title: Bow Out", "title: Bow Out\nreviewed: 2026-02-30"),
        ("snippets/countries/xl.yml", "review_months: 12", "review_months: 99999999"),
    ],
)
def test_a_day_beyond_the_calendar_is_never_due(
    path: str, right: str, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = content.good_project(tmp_path / "project") / path
    file.write_text(file.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    assert content.check(tmp_path / "project", "--overdue", "--today", "2030-01-01") == 0
    assert f"{path}: reviewed" not in capsys.readouterr().out


def test_a_language_of_one_country_has_a_name(tmp_path: Path) -> None:
    snippets = content.good_project(tmp_path / "project") / "snippets"
    for folder in ("letters", "vocabulary", "blocks"):
        shutil.copytree(snippets / folder / "en", snippets / folder / "fr-ca")
    (snippets / "vocabulary/fr-ca/interface.yml").unlink()  # a language of letters alone
    shutil.rmtree(snippets / "letters/en")
    found = load_content(tmp_path / "project")
    facts = letter_facts(found.letters["withdraw"], found.vocabularies["fr-ca"])
    assert facts["language"] == "French (Canada)"


def test_a_name_that_the_worker_cannot_hold_is_told() -> None:
    with pytest.raises(ValueError, match=r"it's\.png: no file of the site has a quote"):
        worker("", {"assets/it's.png": b""})


def test_a_brace_in_a_label_is_a_brace(tmp_path: Path) -> None:
    found = load_content(content.good_project(tmp_path / "project"))
    found.vocabularies["en"].labels["school"] = {"named": "It names {these}: {}."}
    assert "It names {these}: " in school_markdown(found.schools["x-college"], found)
