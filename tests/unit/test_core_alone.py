"""The core works without MkDocs, in any terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import content, project

CORE = project.ROOT / "hooks" / "bowout"


def test_checking_a_project_loads_no_mkdocs(tmp_path: Path) -> None:
    root = content.good_project(tmp_path / "project")
    code = (
        "import sys; from bowout.cli import main; status = main(['--root', sys.argv[1], 'check']);"
        "loaded = sorted({n.split('.')[0] for n in sys.modules} & {'mkdocs', 'material', 'jinja2'});"
        "sys.exit(status or ' '.join(loaded) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        env=project.environment(PYTHONPATH=str(CORE.parent)),
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_a_terminal_without_utf8_is_no_reason_for_a_traceback(
    encoding: str, tmp_path: Path
) -> None:
    root = content.broken_project(content.BROKEN / "value-unknown-kind", tmp_path / "project")
    done = project.run(
        "bowout", "check", root=root, PYTHONPATH=str(CORE.parent), PYTHONIOENCODING=encoding
    )
    assert done.returncode == 1
    assert "unknown-value `kind` cannot be" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_reader_who_has_seen_enough_is_no_reason_for_a_traceback(tmp_path: Path) -> None:
    root = content.broken_project(content.BROKEN / "value-unknown-kind", tmp_path / "project")
    with subprocess.Popen(
        [sys.executable, "-m", "bowout", "check"],
        cwd=root,
        env=project.environment(PYTHONPATH=str(CORE.parent)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
