"""One build of the site: what was loaded, and every page once it is rendered.

MkDocs' events fill it in (hooks/*.py); each output in `outputs/` is a function from the finished build to files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bowout.model.content import Content


@dataclass(frozen=True)
class Site:
    """The site's name, its address (which ends in /), what it says about itself, and its repository if there is one."""

    name: str
    url: str
    description: str
    repository: str = ""
    # An address for mail, if whoever runs this copy has set one.
    contact: str = ""


@dataclass(frozen=True)
class Page:
    """One rendered page. `url` is its path below the root and ends in /."""

    url: str
    title: str
    description: str
    html: str
    # The language of the guide that it belongs to.
    guide: str
    # Its Markdown file below docs/; for generated pages, the one it would be.
    source: str = ""
    template: str = ""
    role: str = ""
    # What search engines are told that it is.
    schema: str = ""
    # What it is made of besides text; see render/guide.py.
    uses: frozenset[str] = frozenset()
    # Its module in the course.
    course: str = ""
    reviewed: str = ""
    law: bool = False
    letter: str = ""
    country: str = ""
    school: str = ""
    # The language of the letter on it; that of its guide where it has none.
    lang: str = ""
    by_country: bool = False
    sources: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)
    aliases: tuple[str, ...] = ()
    in_search: bool = True
    # What its front matter says of its weight in the search.
    boost: float | None = None
    # Heading's anchor to what people type who want that section.
    section_aliases: Mapping[str, Sequence[str]] = field(default_factory=dict, compare=False)
    # What names the trade or place that it is for: without such a word in the query it stands behind.
    own_words: tuple[str, ...] = ()
    # The letter that its readers write next, where its text ends with another or with none.
    ends: str = ""
    # The only country that it is for, as far as the search is concerned; a country's own page has `country`.
    only_in: str = ""
    # The title of the part of the menu that it stands in.
    section: str = ""
    # The title of the outermost part.
    chapter: str = ""
    # Its place in the menu.
    menu: int | None = None

    @property
    def path(self) -> str:
        """The url without its final slash: the name of the page in addresses and in code to paste."""
        return self.url.rstrip("/")

    @property
    def kind(self) -> str:
        """Which styles and scripts it needs in a frame; see outputs/embed_assets.py."""
        if self.letter:
            return f"{'notice' if self.by_country else 'letter'}-{self.lang}"
        tools = {"finder.html": "finder", "check.html": "check", "decision.html": "decision"}
        usual = "checklist" if "tasks" in self.uses else "guide"
        own = f"-{self.guide}" if self.url.startswith(f"{self.guide}/") else ""
        return tools.get(self.template, usual) + own


@dataclass
class Build:
    """Everything an output may ask for."""

    content: Content
    site: Site
    # The time of the commit, not of the build.
    time: datetime
    # While somebody writes: no policies, no bundles, no offline copy.
    serving: bool = False
    # What the page that was read last is made of besides text.
    uses: set[str] = field(default_factory=set)
    # The sources of the pages in the menu, in its order.
    menu: list[str] = field(default_factory=list)
    # Every page, known when all of them are rendered.
    pages: list[Page] = field(default_factory=list)
    # The sets of styles that pages load, each put together into one file.
    stylesheets: set[tuple[str, ...]] = field(default_factory=set)
    # While serving: from what the frames that already stand there were made.
    unchanged: set[object] = field(default_factory=set)
    # The menu of each guide, as MkDocs makes it.
    menus: dict[str, Any] = field(default_factory=dict)
    _twins: dict[tuple[str, str], dict[str, Page]] = field(default_factory=dict)

    @property
    def docs(self) -> Path:
        """The folder of pages and assets."""
        return self.content.root / "docs"

    @property
    def embedded(self) -> list[Page]:
        """The pages that can be shown inside another site, by address."""
        return sorted(filter(self.embeddable, self.pages), key=lambda page: page.path)

    def embeddable(self, page: Page) -> bool:
        """Whether it can be shown inside another site. A portal has its own home, list and pages about itself."""
        content = self.content.guide(page.guide)
        here_only = {content.address(role) for role in ("letters", "suggest")}
        folders = tuple(content.address(role) for role in ("about", "staff"))
        home = page.url in ("", "./", content.folder)
        return not home and page.url not in here_only and not page.url.startswith(folders)

    def about(self, guide: Content) -> str:
        """What the site says about itself in a guide's language: mkdocs.yml says it in the first one's."""
        first = guide.lang == self.content.first
        return self.site.description if first else guide.words_of("guide")["about"]

    def twins(self, page: Page) -> dict[str, Page]:
        """The page itself and those of other guides that say the same, by language."""
        if not self._twins:
            for one in self.pages:
                self._twins.setdefault(self._key(one), {}).setdefault(one.guide, one)
        return self._twins[self._key(page)]

    def _key(self, page: Page) -> tuple[str, str]:
        """What two pages have in common that say the same in two languages."""
        if page.letter:
            letter = self.content.letters[page.letter]
            return "letter", letter.twin or letter.id
        folder = self.content.guides[page.guide].folder
        return ("role", page.role) if page.role else ("path", page.url.removeprefix(folder))

    def page(self, url: str) -> Page:
        """The page at this address."""
        return next(page for page in self.pages if page.url == url)

    @classmethod
    def of(cls, extra: Mapping[str, Any]) -> Build:
        """The build that MkDocs carries along in `config.extra`."""
        build = extra["build"]
        assert isinstance(build, cls)
        return build


def in_menu_order(pages: Iterable[Page]) -> list[Page]:
    """The pages as the menu has them; those outside the menu follow by address."""
    pages = list(pages)
    return sorted(
        pages, key=lambda page: (len(pages) if page.menu is None else page.menu, page.url)
    )
