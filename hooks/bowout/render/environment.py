"""Where templates are found, and how they are read: everything escaped, nothing undefined."""

from __future__ import annotations

from functools import cache

import jinja2


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.PackageLoader("bowout.render", "templates")
    return jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template(name: str) -> jinja2.Template:
    """A template of this folder's templates/."""
    return _environment().get_template(name)
