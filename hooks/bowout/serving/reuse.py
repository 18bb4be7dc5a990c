"""What a page was made from, so that while somebody writes only pages are made again that would differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import jinja2.bccache

from bowout.model.addresses import LETTERS
from bowout.model.letter import Letter
from bowout.model.versions import versions

EVERY = "*"
KEPT = ("markdown", "content", "toc", "meta", "present_anchor_ids", "_title_from_render")
WORDS = {"subject", "subject_en", "body"}


class Watched(dict[str, Letter]):
    """Letters by id that note who asks for which. Whoever goes through all of them asks for every one."""

    def __init__(self, letters: Mapping[str, Letter]) -> None:
        super().__init__(letters)
        self.reader = ""
        self.asked: dict[str, set[str]] = {}

    def begin(self, reader: str) -> None:
        """From now on it is this page that asks; what it asked for in an earlier build is forgotten."""
        self.reader = reader
        self.asked[reader] = set()

    def _note(self, id: str) -> None:
        self.asked.setdefault(self.reader, set()).add(id)

    def __getitem__(self, id: str) -> Letter:
        self._note(id)
        return super().__getitem__(id)

    def get(self, id: str, default: Any = None) -> Any:
        self._note(id)
        return super().get(id, default)

    def __contains__(self, id: object) -> bool:
        self._note(str(id))
        return super().__contains__(id)

    def __iter__(self) -> Iterator[str]:
        self._note(EVERY)
        return super().__iter__()

    def keys(self) -> Any:
        self._note(EVERY)
        return super().keys()

    def values(self) -> Any:
        self._note(EVERY)
        return super().values()

    def items(self) -> Any:
        self._note(EVERY)
        return super().items()

    def seen(self, reader: str) -> dict[str, str]:
        """What a page could see of the letters that it asked for: while it is the same, so is the page."""
        asked = self.asked.get(reader, set())
        found = [(id, letter) for id, letter in dict.items(self) if {id, EVERY} & asked]
        return {id: _seen(letter, reader) for id, letter in found}


def _seen(letter: Letter, reader: str) -> str:
    """What a page could show of a letter: its words on its own page, what it is on others."""
    text = letter.node.source.text
    if reader.endswith(f"{LETTERS}{letter.id}.md"):
        return text
    parts = {key: node for key, node in letter.node.mapping.items() if key not in WORDS}
    facts = [f"{key}: {text[node.start : node.end]}" for key, node in parts.items()]
    return "\n".join([*facts, str(versions(letter))])


def shared_state(root: Path) -> list[tuple[str, int, int]]:
    """Every file that any page may depend on, with its time and size: all but letters and pages, which are
    compared by their text."""
    found = []
    for folder in ("docs", "snippets", "overrides", "hooks"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            page = folder == "docs" and path.suffix == ".md"
            own = page or path.parts[:2] == ("snippets", "letters")
            if file.is_file() and not own and "__pycache__" not in path.parts:
                state = file.stat()
                found.append((path.as_posix(), state.st_mtime_ns, state.st_size))
    config = (root / "mkdocs.yml").stat()
    return [*found, ("mkdocs.yml", config.st_mtime_ns, config.st_size)]


@dataclass
class Built:
    """A finished build: what all pages share, each page's own text, the letters it asked for."""

    shared: object
    texts: dict[str, str]
    letters: Watched
    pages: dict[str, Any] = field(default_factory=dict)

    def same(self, now: Built) -> list[str]:
        """The pages that would be what they were."""
        if self.shared != now.shared:
            return []
        same = [uri for uri, text in self.texts.items() if now.texts[uri] == text]
        now.letters.asked = {uri: set(self.letters.asked.get(uri, ())) for uri in same}
        return [uri for uri in same if self.letters.seen(uri) == now.letters.seen(uri)]


class Builds:
    """The build that is made, and the last one that came to its end."""

    def __init__(self) -> None:
        self._now: Built | None = None
        self._before: Built | None = None
        self._last: Built | None = None

    def begin(self, now: Built) -> list[tuple[str, Any]]:
        """The pages that would be what they were, each with what it was; none after a build that failed."""
        self._now = now
        self._before, self._last = self._last, None
        same = self._before.same(now) if self._before else []
        return [(uri, self._before.pages[uri]) for uri in same if self._before]

    def end(self) -> None:
        """The build has come to its end."""
        self._last = self._now


def take(old: Any, page: Any, file_of: Callable[[str], Any]) -> None:
    """Give a page of the site's builder all that reading it gave its last one."""
    for name in KEPT:
        setattr(page, name, getattr(old, name))
    links = (old.links_to_anchors or {}).items()
    page.links_to_anchors = {file_of(file.src_uri) or file: anchors for file, anchors in links}
    page.file.is_modified = lambda: False


class Templates(jinja2.BytecodeCache):
    """Each template is compiled once, not at every save."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill in what is known."""
        if code := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Remember what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
