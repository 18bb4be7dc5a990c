"""One build in a process of its own, for the bench: run in a project's folder.

one_build.py build SITE             build strictly and print as JSON what it took, in all and by file of handlers
one_build.py capture SITE PROJECT   build, and write the same pages as a project of plain Material
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


class Clock:
    """Adds up processor time by file of handlers; a handler that runs inside another counts there."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.inside = False

    def around(self, handler: Callable[..., Any], file: str) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            if self.inside:
                return handler(*args, **kwargs)
            self.inside, start = True, time.process_time()
            try:
                return handler(*args, **kwargs)
            finally:
                self.inside = False
                self.seconds[file] += time.process_time() - start

        return timed


class Capture(BasePlugin):  # type: ignore[type-arg]
    """Keeps every page as the Markdown that reaches the converter, with the HTML that handlers add
    to it, and every other file as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, str] = {}
        self.files: Files | None = None
        self.converted = ""

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> None:
        title = json.dumps(str(page.title or page.file.name))
        self.pages[page.file.src_uri] = f"---\ntitle: {title}\n---\n{markdown}"

    @event_priority(100)
    def _before_ours(self, html: str, **_: Any) -> None:
        self.converted = html

    @event_priority(-40)
    def _after_ours(self, html: str, *, page: Page, **_: Any) -> None:
        if len(html) > len(self.converted) and html.startswith(self.converted):
            self.pages[page.file.src_uri] += "\n\n" + html[len(self.converted) :]

    on_page_content = CombinedEvent(_before_ours, _after_ours)

    @event_priority(-100)
    def on_env(self, env: Any, *, files: Files, **_: Any) -> None:
        self.files = files


def main(what: str, site: Path, plain: Path | None = None) -> None:
    logging.disable(logging.INFO)
    clock = Clock()
    # Reading our handlers, and all that they import, is part of what they cost.
    Hooks._load_hook = clock.around(Hooks._load_hook, "import")  # type: ignore[method-assign]
    config = load_config(site_dir=str(site), strict=True)
    for handlers in config.plugins.events.values():
        handlers[:] = [clock.around(one, file) if (file := _ours(one)) else one for one in handlers]
    capture = Capture()
    if what == "capture":
        config.plugins["capture"] = capture
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    if plain is not None:
        _write_plain(config, capture, plain)
    print(
        json.dumps(
            {
                "seconds": time.process_time(),
                "hooks": clock.seconds,
                "pages": sum(1 for _ in site.rglob("*.html")),
                "memory": _memory(),
            }
        )
    )


def _ours(handler: Callable[..., Any]) -> str:
    """The name of a handler's file under hooks, or "": MkDocs names its module by the file's path."""
    path = Path(getattr(handler, "__module__", ""))
    return path.stem if path.parent.name == "hooks" else ""


def _write_plain(config: MkDocsConfig, capture: Capture, target: Path) -> None:
    assert capture.files is not None
    docs = target / "docs"
    for uri, markdown in capture.pages.items():
        _write(docs / uri, markdown.encode())
    for file in capture.files:
        if file.src_uri not in capture.pages and not file.inclusion.is_excluded():
            _write_file(docs / file.src_uri, file)
    settings: dict[str, Any] = {
        "site_name": config.site_name,
        "site_url": config.site_url,
        "theme": {"name": "material", "font": False, "language": "en"},
        "markdown_extensions": [
            {name: options} if (options := _plain_data(config.mdx_configs.get(name))) else name
            for name in config.markdown_extensions
            if isinstance(name, str) and not name.startswith("bowout")
        ],
        # Our own notation means nothing to plain Material; it must not stop the build.
        "validation": {
            "nav": {"omitted_files": "ignore", "not_found": "ignore"},
            "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"),
        },
    }  # fmt: skip
    _write(target / "mkdocs.yml", yaml.safe_dump(settings).encode())


def _write_file(path: Path, file: Any) -> None:
    if "overrides" not in str(file.abs_src_path) and "site-packages" not in str(file.abs_src_path):
        _write(path, file.content_bytes)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _plain_data(options: Any) -> Any:
    """Options that YAML can hold; the rest, such as functions, is left out."""
    if not isinstance(options, dict):
        return None
    return {
        name: value
        for name, value in options.items()
        if isinstance(value, str | int | float | bool)
        or (isinstance(value, list) and all(isinstance(one, str) for one in value))
    }


def _memory() -> float:
    """The most memory this process ever held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
