"""What a career center pastes into its portal, written here and nowhere else.

Every form that was ever printed must go on working: tests/fixtures/embed_codes keeps them and replays them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from bowout.model.addresses import school_address
from bowout.model.content import Content
from bowout.model.vocabulary import put
from bowout.render.embed import VERSION, embed_url

# The newest loader; each version is a file of its own, docs/embed/v<version>.js, and never changes.
LOADER = "1.0.0"
HEIGHT = 900
OEMBED_SIZE = (600, 700)


@dataclass(frozen=True)
class Target:
    """What is embedded: the page's path and title, and a school's id or nothing."""

    path: str
    title: str
    school: str = ""
    # The letter's id, if the page is a letter.
    letter: str = ""
    # The language of the page's guide.
    lang: str = field(kw_only=True)

    @property
    def frame(self) -> str:
        """The embedded page below the site's root."""
        return embed_url(self.path, self.lang, self.school)

    @property
    def page(self) -> str:
        """The page on its own, where the school stays known behind the `#`, which no server sees."""
        return f"{self.path}/" + (f"#school={self.school}" if self.school else "")


def loader_text(root: Path) -> str:
    """The loader's source."""
    return (root / "docs/embed" / f"v{LOADER}.js").read_text("utf-8")


def integrity(text: str) -> str:
    """The hash by which a browser knows a script again (Subresource Integrity)."""
    digest = hashlib.sha384(text.encode()).digest()
    return f"sha384-{base64.b64encode(digest).decode()}"


class Codes:
    """The forms of code, for the site at `site` (an address that ends in /)."""

    def __init__(self, site: str, content: Content) -> None:
        self.site = site
        self.content = content
        self.hash = integrity(loader_text(content.root))

    @property
    def words(self) -> dict[str, str]:
        """What the codes say around an address."""
        return self.content.words_of("embed_code")

    @property
    def forms(self) -> dict[str, Callable[[Target], str]]:
        """Name of a form to what writes it."""
        return {
            "frame": self.frame,
            "fluid": self.fluid,
            "loader": self.loader,
            "element": self.element,
            "address": self.address,
            "link": self.link,
            "fragment": self.fragment,
        }

    def frame(self, target: Target) -> str:
        """For hosts that allow a frame and nothing else. The link stays when the frame is taken out."""
        return self._frame(
            target, f'width="100%" height="{HEIGHT}" style="border:0" loading="lazy"'
        )

    def fluid(self, target: Target) -> str:
        """For hosts that keep styles: browsers that can, make the frame as tall as its page."""
        style = "border:0;width:100%;min-height:640px;frame-sizing:content-height"
        return self._frame(target, f'style="{style}" loading="lazy"')

    def loader(self, target: Target) -> str:
        """For hosts that allow one script, which keeps the height."""
        frame = self._frame(
            target, f'data-bowout width="100%" height="{HEIGHT}" style="border:0" loading="lazy"'
        )
        src = f"{self.site}embed/v{LOADER}.js"
        return f'{frame}\n<script async src="{src}" integrity="{self.hash}" crossorigin="anonymous"></script>'

    def element(self, target: Target) -> str:
        """For pages that are all your own."""
        school = f' school="{target.school}"' if target.school else ""
        lang = f' lang="{target.lang}"' if target.lang != self.content.first else ""
        path = target.path.removeprefix(f"{target.lang}/")
        return (
            f'<script async src="{self.site}embed/{VERSION}.element.js"></script>\n'
            f'<bow-out page="{path}"{school}{lang} title="{escape(target.title)}">\n  {self._anchor(target)}\n</bow-out>'
        )

    def address(self, target: Target) -> str:
        """For hosts that embed a pasted address (oEmbed): with a school, its own, from which all letters are reached."""
        return self.site + (school_address(target.school) if target.school else f"{target.path}/")

    def link(self, target: Target) -> str:
        """For hosts that take only links."""
        lines = [f"{target.title}: {self.site}{target.page}"]
        if target.school:
            lines.append(f"{self.words['school']} {self.site}{school_address(target.school)}")
        if target.letter:
            file = f"{self.site}{target.path}/{target.letter}"
            lines += [f"{self.words['txt']} {file}.txt", f"{self.words['docx']} {file}.docx"]
        return "\n".join(lines)

    def fragment(self, target: Target) -> str:
        """For servers that put HTML into their own pages."""
        return f"{self.site}{embed_url(target.path, target.lang)}fragment.h2.html"

    def oembed(self, target: Target) -> str:
        """The answer to an oEmbed consumer (https://oembed.com). WordPress wants the quotation first.

        The frame takes the width it is given: where an old editor's text is shown, nothing else keeps it in a phone.
        """
        width, height = OEMBED_SIZE
        title = escape(target.title)
        html = (
            f'<blockquote class="wp-embedded-content">{self._anchor(target, words=title)}</blockquote>'
            f'<iframe class="wp-embedded-content" src="{self.site}{target.frame}" width="100%" height="{height}" '
            f'title="{title}" frameborder="0" marginwidth="0" marginheight="0"></iframe>'
        )
        answer = {
            "version": "1.0",
            "type": "rich",
            "title": target.title,
            "provider_name": "Bow Out",
            "provider_url": self.site,
            "width": width,
            "height": height,
            "html": html,
        }
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

    def manifest(self) -> str:
        """Versions and hashes, for whoever pins them."""
        data = {
            "version": VERSION,
            "languages": list(self.content.guides),
            "loader": {
                "version": LOADER,
                "url": f"{self.site}embed/v{LOADER}.js",
                "integrity": self.hash,
            },
            "floating": f"{self.site}embed/{VERSION}.js",
            "element": f"{self.site}embed/{VERSION}.element.js",
        }
        return json.dumps(data, indent=1) + "\n"

    def _frame(self, target: Target, rest: str) -> str:
        title = escape(target.title)
        return (
            f'<iframe src="{self.site}{target.frame}" title="{title}" {rest} allow="clipboard-write"></iframe>\n'
            f"<p>{self._anchor(target)}</p>"
        )

    def _anchor(self, target: Target, words: str = "") -> str:
        words = words or put(self.words["open"], title=escape(target.title))
        return f'<a href="{self.site}{target.page}">{words}</a>'
