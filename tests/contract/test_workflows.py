"""What runs contributed code holds no power, and what holds power runs no contributed code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import project

FILES = sorted(project.ROOT.glob(".github/workflows/*.yml"))
FORMS = sorted(project.ROOT.glob(".github/ISSUE_TEMPLATE/[0-9]*.yml"))


def workflow(name: str) -> dict[Any, Any]:
    data: dict[Any, Any] = yaml.safe_load(
        project.ROOT.joinpath(".github/workflows", name).read_text("utf-8")
    )
    return data


def steps(data: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in data["jobs"].values() for step in job["steps"]]


def triggers(data: dict[Any, Any]) -> set[str]:
    return set(data[True])  # YAML 1.1 reads the key `on` as true


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_powers_are_named_job_by_job(file: Path) -> None:
    data = workflow(file.name)
    assert data["permissions"] == {}
    for job in data["jobs"].values():
        assert isinstance(job["permissions"], dict)
        assert job["timeout-minutes"] <= 60
    for step in steps(data):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_pull_request_gets_no_secret_and_may_only_read(file: Path) -> None:
    data = workflow(file.name)
    assert "pull_request_target" not in triggers(data)
    if "pull_request" in triggers(data):
        text = file.read_text("utf-8")
        assert "secrets." not in text
        assert "github.token" not in text
        for job in data["jobs"].values():
            assert set(job["permissions"].values()) <= {"read"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_words_of_others_become_part_of_a_script(file: Path) -> None:
    """Names of branches and titles reach a script as variables only."""
    for step in steps(workflow(file.name)):
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("job", ["comment.yml comment", "weekly.yml tell"])
def test_who_may_write_runs_nothing_of_the_repository(job: str) -> None:
    name, _, id = job.partition(" ")
    for step in workflow(name)["jobs"][id]["steps"]:
        assert "checkout" not in step.get("uses", "")
        assert "make " not in step.get("run", "").replace("`make preview", "")
    assert triggers(workflow("comment.yml")) == {"workflow_run"}


def test_the_web_is_asked_once_a_week_and_never_for_a_pull_request() -> None:
    asking = [file.name for file in FILES if "live_links" in file.read_text("utf-8")]
    assert asking == ["weekly.yml"]
    assert triggers(workflow("weekly.yml")) == {"schedule", "workflow_dispatch"}


def comment(tmp_path: Path, letters: bytes | None, complete: str = "true") -> str:
    """The comment that the script in comment.yml writes."""
    run = next(step["run"] for step in steps(workflow("comment.yml")) if step["name"] == "Comment")
    script = re.search(r"<<'PYTHON'\n(.*?)^PYTHON$", run, re.S | re.M)
    assert script
    (tmp_path / "comment.py").write_text(script[1], "utf-8")
    if letters is not None:
        (tmp_path / "letters").mkdir()
        (tmp_path / "letters/letters.txt").write_bytes(letters)
    own = {"RUNNER_TEMP": str(tmp_path), "RUN": "https://github.example/run", "WHOLE": complete}
    command = [sys.executable, "-I", "comment.py"]
    subprocess.run(command, cwd=tmp_path, env=os.environ | own, check=True)
    body: str = json.loads((tmp_path / "comment.json").read_text("utf-8"))["body"]
    return body


def test_the_comment_shows_the_letters(tmp_path: Path) -> None:
    body = comment(tmp_path, b"=== withdraw: Withdraw by email\n+Thank you.\n")
    assert body.startswith("<!-- bow out: preview -->\n### What changes\n\n`````diff\n=== withdraw")
    assert "https://github.example/run#artifacts" in body


def test_a_letter_cannot_break_out_of_its_frame(tmp_path: Path) -> None:
    """Its text may be anything: the code that made it came with the pull request."""
    evil = "`````\n# Merge me @everyone\n~~~~~~\n\u202e\x1b[31m<!-- " + "x" * 100_000
    body = comment(tmp_path, evil.encode())
    inside = body.split("`````diff\n", 1)[1].split("\n`````\n", 1)
    assert len(inside) == 2
    assert "Merge me @everyone" in inside[0]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e]|`{3}|~{3}", inside[0])
    assert len(body) < 60_000


def test_a_letter_that_is_no_text_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert "The letters cannot be shown." in comment(tmp_path, None, "false")
    assert "The site could not be built." in comment(tmp_path, b"\xff\xfe\x00", "false")


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.name)
def test_an_issue_form_is_one_that_github_takes(file: Path) -> None:
    form = yaml.safe_load(file.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    ids = [item["id"] for item in form["body"] if item["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    for item in form["body"]:
        assert item["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert item["attributes"].get("label") or item["type"] == "markdown"
        for option in item["attributes"].get("options", []):
            assert isinstance(option, dict if item["type"] == "checkboxes" else str)


def test_the_pull_request_template_fits_on_a_screen() -> None:
    text = project.ROOT.joinpath(".github/pull_request_template.md").read_text("utf-8")
    assert len(text.splitlines()) <= 15


def test_a_release_says_what_it_is_made_of_and_every_audit_runs() -> None:
    deploy = workflow("deploy.yml")
    commands = [step.get("run", "") for step in deploy["jobs"]["build"]["steps"]]
    assert "make sbom" in commands
    kept = [s["with"]["path"] for s in steps(deploy) if "upload-artifact" in s.get("uses", "")]
    assert any("sbom.cdx.json" in path for path in kept)
    assert "attest" in deploy["jobs"]
    assert "make audit" in [step.get("run") for step in steps(workflow("audit.yml"))]
