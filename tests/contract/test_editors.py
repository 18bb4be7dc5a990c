"""Editors help with every kind of file: the settings name each schema, at the place where the kind lives."""

from __future__ import annotations

import json

from bowout.load.kinds import ALL
from tests.support import project


def test_every_kind_has_its_schema_in_the_settings() -> None:
    settings = json.loads(project.ROOT.joinpath(".vscode/settings.json").read_text("utf-8"))
    expected = {f"./snippets/schema/{kind.name}.json": f"snippets/{kind.pattern}" for kind in ALL}
    assert settings["yaml.schemas"] == expected
    for schema in expected:
        assert (project.ROOT / schema).is_file()
