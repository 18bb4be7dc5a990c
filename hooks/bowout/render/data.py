"""Plain data in a page: in an attribute, or as a script that sets one variable."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from bowout.model.letter import When


def as_json(data: Mapping[str, object]) -> Markup:
    """For an attribute in single quotes: ids hold none, so the JSON stays readable."""
    return Markup(json.dumps(data, separators=(",", ":")))


def when_attribute(when: When) -> Markup:
    """A condition, as the scripts read it."""
    return Markup(" data-when='{}'").format(as_json(when.data()))


def as_script(variable: str, data: object) -> str:
    """For pages that load it: a script works from a folder too, and needs no right to connect."""
    return f"window.{variable}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
