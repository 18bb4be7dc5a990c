"""JSON Schemas for editors, made from the same shapes that the checker uses."""

from __future__ import annotations

import json
from pathlib import Path

from bowout.load.kinds import ALL
from bowout.load.shapes.letter import ITEM


def schema_files() -> dict[str, str]:
    """File name to text, for every kind of YAML file."""
    files = {}
    for kind in ALL:
        schema = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": kind.name,
            **kind.shape.schema(),
        }
        text = json.dumps(schema)
        if "#/definitions/item" in text:
            schema["definitions"] = {"item": ITEM.schema()}
        files[f"{kind.name}.json"] = (
            json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        )
    return files


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8")
