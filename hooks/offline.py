"""The site without a network: a file to download, and what an installed copy needs. Not while somebody writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from bowout.render import offline

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

PAGE = "about/offline/index.html"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """What an installed site calls itself."""
    files.append(File.generated(config, offline.MANIFEST, content=offline.manifest()))
    return files


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Every file of the site is in its place."""
    if config.extra["serving"]:
        return
    site, address = Path(config.site_dir), config.site_url or ""
    files = {path: (site / path).read_bytes() for path in offline.taken(_paths(site))}
    kept = sum(map(len, files.values()))
    page = files.get(PAGE, b"")
    archive = offline.archive(files | {PAGE: offline.with_sizes(page, kept)}, address)
    files[PAGE] = offline.with_sizes(page, kept, len(archive))
    source = Path(config.docs_dir, "assets/offline/sw.js").read_text("utf-8")
    (site / PAGE).write_bytes(files[PAGE])
    (site / offline.ARCHIVE).write_bytes(archive)
    try:
        worker = offline.worker(source, files)
    except ValueError as error:
        raise PluginError(str(error)) from error
    (site / offline.WORKER).write_text(worker, "utf-8", newline="\n")


def _paths(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
