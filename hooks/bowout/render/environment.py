"""Where templates are found, and how they are read: everything escaped, nothing undefined."""

from __future__ import annotations

from functools import cache

import jinja2

from bowout.model.vocabulary import put, put_html


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.PackageLoader("bowout.render", "templates")
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(put=put, put_html=put_html)
    return environment


def template(name: str) -> jinja2.Template:
    """A template of this folder's templates/."""
    return _environment().get_template(name)
