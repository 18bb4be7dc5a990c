"""What a page loads: one stylesheet, and scripts that wait until its words are on the screen.

Styles and scripts are written as small files, each for one concern, and a template names those it needs.
A browser shows nothing before it has all styles, and each file may cost it a round trip: so styles are put
together, in their order, once for each set that some page needs, and named before everything else that the
page's head says. Scripts are taken out of the page and named at its root, where early.js finds them: a page
can be read before the first of them runs. They stay as they were written, and single: no piece of work is long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath as Path

import rcssmin

LINK = re.compile(r'<link rel="stylesheet" href="(?P<up>(?:[^"]*/)?)assets/css/(?P<part>[\w-]+)\.css">\n?')  # fmt: skip
SCRIPT = re.compile(
    r'<script src="(?P<address>(?:[^"]*/)?assets/js/[\w.-]+\.js)" defer></script>\n?'
)


@dataclass(frozen=True)
class Styles:
    """The stylesheets that a page names, in their order, as paths below the site."""

    parts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The one file that takes their place; its name says what is in it: base-site-letter.css."""
        return f"assets/css/{'-'.join(Path(part).stem for part in self.parts)}.css"


def bundled(html: str) -> tuple[str, Styles]:
    """A page that names its one stylesheet, and its scripts at its root. One without styles of ours stays as it is."""
    links = list(LINK.finditer(html))
    if not links:
        return html, Styles()
    styles = Styles(tuple(f"assets/css/{link['part']}.css" for link in links))
    before, rest = html[: links[0].start()], html[links[0].start() :]
    page = f'{before}<link rel="stylesheet" href="{links[0]["up"]}{styles.path}">\n{LINK.sub("", rest)}'
    scripts = list(SCRIPT.finditer(page))
    if scripts:
        addresses = " ".join(script["address"] for script in scripts)
        page = SCRIPT.sub("", page).replace("<html", f'<html data-scripts="{addresses}"', 1)
    return page, styles


def joined_styles(texts: list[str]) -> str:
    """One stylesheet, without comments and spare space."""
    return str(rcssmin.cssmin("\n".join(texts))) + "\n"
