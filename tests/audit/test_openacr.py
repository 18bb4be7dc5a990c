"""The conformance report is valid by the schema that the OpenACR project itself publishes, on npm."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bowout.model.conformance import load_report
from bowout.render.conformance import published
from tests.support import project

pytestmark = pytest.mark.audit

PACKAGE = "@openacr/openacr@0.3.5"
# SHA-512 of the package, as npm writes it.
DIGEST = "MjtagpOr0AvwIfhTvH+D9RuXWxcyVFe4FkuNuk7rJjjjn6SXSqN5eIGSIR56zZ9djjpIt/ktuXnx5ixWARN+vw=="
SCHEMA = "package/schema/openacr-0.1.0.json"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    npm = shutil.which("npm")
    assert npm, "make audit needs Node and npm"
    folder: Path = tmp_path_factory.mktemp("openacr")
    subprocess.run(
        [npm, "pack", "--silent", "--ignore-scripts", PACKAGE],
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
    )
    packed = next(folder.glob("*.tgz")).read_bytes()
    assert base64.b64encode(hashlib.sha512(packed).digest()).decode() == DIGEST
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        member = archive.extractfile(SCHEMA)
        assert member
        found: dict[str, Any] = json.load(member)
    return found


def test_the_report_is_valid(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)
    report, _ = load_report(project.ROOT)
    assert report is not None
    for text in (
        project.REPORT.read_text("utf-8"),
        published(report, "https://code.example/bow/out"),
    ):
        assert [
            error.message for error in Draft7Validator(schema).iter_errors(yaml.safe_load(text))
        ] == []


def test_the_schema_finds_faults(schema: dict[str, Any]) -> None:
    report = yaml.safe_load(project.REPORT.read_text("utf-8"))
    report["report_date"] = 2026
    del report["author"]["email"]
    assert len(list(Draft7Validator(schema).iter_errors(report))) == 2
