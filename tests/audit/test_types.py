"""The scripts' types, read by TypeScript's own compiler: strict, without an error and without an `any`."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.audit import tools
from tests.support import project

pytestmark = pytest.mark.audit

SCRIPTS = project.ROOT / "docs/assets/js"
CONFIG = tools.HERE / "tsconfig.json"
# Scripts whose types are still to be written. The list only gets shorter.
UNTYPED = {"check.js", "search.js", "search-engine.js"}
COMMENT = re.compile(r"/\*\*.*?\*/", re.DOTALL)
TYPE_OF_ANY = re.compile(r"[{<(|:]\s*any\b|\bany\[\]")


def compiled(config: Path) -> subprocess.CompletedProcess[str]:
    compiler = tools.packages() / "typescript/bin/tsc"
    return subprocess.run(
        [tools.node(), str(compiler), "--project", str(config)],
        capture_output=True,
        encoding="utf-8",
    )


def test_there_is_no_error() -> None:
    done = compiled(CONFIG)
    assert done.returncode == 0, done.stdout


def test_every_script_is_read_but_those_still_untyped() -> None:
    settings = json.loads(CONFIG.read_text("utf-8"))
    assert {Path(path).name for path in settings["exclude"]} == UNTYPED
    assert {path.name for path in SCRIPTS.glob("*.js")} >= UNTYPED


def test_no_type_is_any() -> None:
    typed = [path for path in sorted(SCRIPTS.glob("*.js")) if path.name not in UNTYPED]
    texts = {path.name: COMMENT.findall(path.read_text("utf-8")) for path in typed}
    texts["scripts.d.ts"] = [(tools.HERE / "scripts.d.ts").read_text("utf-8")]
    for name, parts in texts.items():
        assert [one for one in parts if TYPE_OF_ANY.search(one)] == [], name


def test_a_mistake_is_found(tmp_path: Path) -> None:
    """A compiler that passes everything would prove nothing."""
    (tmp_path / "wrong.js").write_text('"use strict";\n/** @type {number} */\nconst n = "1";\nn;\n')
    settings = json.loads(CONFIG.read_text("utf-8")) | {"include": ["wrong.js"], "exclude": []}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings))
    done = compiled(tmp_path / "tsconfig.json")
    assert done.returncode != 0
    assert "TS2322" in done.stdout
