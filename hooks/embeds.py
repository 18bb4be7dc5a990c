"""The pages once more, as they stand inside other sites: embedded page, oEmbed answer, plain HTML; their scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from bowout.render.embed_all import Made, frames, scripts

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_made: set[Made] = set()
"""While it is served, the pages whose files lie there already; MkDocs leaves them be."""


@event_priority(-60)
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """After hooks/guide_pages.py: which kinds of page there are says which scripts are needed."""
    assets = Path(config.docs_dir, "assets")
    kinds = sorted({page.kind for page in config.extra["embedded"]})
    written = scripts(kinds, config.extra["content"], assets, config.site_url or "/")
    for path, text in written.items():
        files.append(File.generated(config, path, content=text))
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Written one by one: in memory at once, they would be most of what a build needs."""
    global _made
    serving = config.extra["serving"]
    policy = "" if serving else config.extra["embed_policy"]
    told = config.extra["content"], config.site_url or "/", policy, config.extra["referrer"]
    made = set()
    for page, files in frames(config.extra["embedded"], *told, known=_made):
        for path, text in files.items():
            file = Path(config.site_dir, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        if serving:
            made.add(page)
    _made = made
