"""What the guide adds to Markdown: citations [@id], and letter cards and figures on lines of their own.

Addresses are written as `source:id` and `letter:id`; whoever knows the page turns them into links.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markupsafe import Markup

from bowout.model.directive import EMBED_LINE, LINE
from bowout.model.patterns import CITATION
from bowout.render.chart import figure_html
from bowout.render.check_page import check_html
from bowout.render.citations import Citations, cite
from bowout.render.country import country_table
from bowout.render.decision import decision_html
from bowout.render.embed_code import Codes, Target
from bowout.render.embed_tool import code_box, hosts_html, tool_html
from bowout.render.finder import finder_html
from bowout.render.folded import Folded
from bowout.render.offline_page import offline_html
from bowout.render.school import school_list
from bowout.render.source_list import part_list
from bowout.render.tasks import Tasks, checklist_tools

if TYPE_CHECKING:
    from markdown import Markdown

    from bowout.model.content import Content


# Around a tool, which is shorter in a frame.
TOOL, TOOL_END = "<!--tool-->", "<!--/tool-->"


class Directives(BlockProcessor):
    """`::letter id`, `::figure id`, `::sources` and the others of model/directive.py, each on its own line."""

    def __init__(self, md: Markdown, content: Content, site: str, uses: set[str]) -> None:
        super().__init__(md.parser)
        self.uses = uses
        self.md = md
        self.content = content
        self.site = site

    def test(self, parent: etree.Element, block: str) -> bool:
        """Every line of the block is a directive."""
        if block.startswith("    "):
            return False  # it belongs to a list, whose own processor comes back with it
        lines = block.strip().split("\n")
        return all(LINE.match(line) or EMBED_LINE.match(line) for line in lines)

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """The cards, charts or lists in their order."""
        for line in blocks.pop(0).strip().split("\n"):
            if code := EMBED_LINE.match(line):
                self.uses.add("embed-code")
                letter, school = code["letter"] or self.content.role("sample"), code["school"] or ""
                html: str = embed_code(self.content, self.site, code["form"], letter, school)
            else:
                match = LINE.match(line)
                assert match is not None, "test() has matched every line"
                html = self._html(match["name"], match["id"] or "", match["rest"] or "")
            etree.SubElement(parent, "p").text = self.md.htmlStash.store(html)

    def _html(self, name: str, id: str, rest: str) -> str:
        self.uses.add(name)
        if name == "figure":
            return figure_html(
                {"id": id, **self.content.figures[id]}, cite, self.content.words_of("chart")
            )
        if name == "letter":
            return letter_card(self.content, id, rest)
        if name == "checklist":
            return checklist_tools(self.content)
        if name == "embed-tool":
            return tool_html(self.content, Codes(self.site, self.content), id)
        if name == "embed-hosts":
            return hosts_html(self.content)
        if name == "offline":
            return offline_html(self.content)
        builders: dict[str, Callable[[Content], str]] = {
            "sources": part_list,
            "countries": country_table,
            "schools": school_list,
            "finder": finder_html,
            "decision": decision_html,
            "check": check_html,
        }
        html = builders[name](self.content)
        return f"{TOOL}{html}{TOOL_END}" if name in ("finder", "check") else html


def embed_code(content: Content, site: str, form: str, id: str, school: str) -> Markup:
    """A block to paste that shows a letter in a portal."""
    letter = content.letters[id]
    path = content.letter_address(id).rstrip("/")
    target = Target(path, letter.title, school, id, lang=letter.guide)
    code = Codes(site, content).forms[form](target)
    return code_box(code, content, form=form, path=path)


def letter_card(content: Content, id: str, rest: str = "") -> Markup:
    """A link to a letter with what it is for; `rest` is a fragment with the choices to open it with."""
    letter = content.letters[content.twin(id)]
    vocabulary = content.vocabulary
    card = '<a class="letter-card" href="letter:{}{}"><strong>{}</strong> <span>{}</span> <small>{}</small></a>'
    return Markup(card).format(
        letter.id, rest, letter.title, letter.use_when, vocabulary.label("channel", letter.channel)
    )


class GuideExtension(Extension):
    """The guide's Markdown. `content` gives the letters, figures and sources; `site` begins every whole address.

    Whoever reads a page of another guide sets `content` first.
    """

    def __init__(
        self, content: Content, site: str = "/", uses: set[str] | None = None, **kwargs: Any
    ) -> None:
        self.content = content
        self.site = site
        # What the page that was read last is made of besides text, so that it loads what that
        # needs.
        self.uses = uses if uses is not None else set()
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Citations before reference links (priority 170), directives before paragraphs (10), tasks when those are done.

        Sections are folded when their headings have ids (toc, 5).
        """
        self.md = md
        md.registerExtension(self)
        md.inlinePatterns.register(Citations(CITATION, md), "citation", 175)
        md.parser.blockprocessors.register(
            Directives(md, self.content, self.site, self.uses), "directive", 95
        )
        md.treeprocessors.register(Tasks(md, self.uses), "tasks", 15)
        md.treeprocessors.register(Folded(md), "folded", 1)

    def reset(self) -> None:
        """Before each page. Python-Markdown writes XHTML, and calls this when it has made up its mind; the pages are HTML."""
        self.uses.clear()
        self.md.set_output_format("html")
