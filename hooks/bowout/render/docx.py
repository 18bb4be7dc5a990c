"""Word files. python-docx makes the package once; here and in the browser only the paragraphs are put in.

The browser gets the same parts (assets/js/docx-parts.js) and the same paragraph markup (assets/js/docx.js),
so a letter saved from the page and the ready-made file differ in their words alone.
"""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from collections.abc import Sequence
from functools import cache

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from markupsafe import escape

from bowout.render.archive import zipped

BODY = "<!--body-->"
# What a letter's country decides; docx.js puts the same in.
LOCALE, WIDTH, HEIGHT = "@locale@", "@width@", "@height@"
# Width and height of a page, in twentieths of a point.
SIZES = {"a4": ("11906", "16838"), "letter": ("12240", "15840")}
# For a signature by hand.
ROOM = '</w:t><w:br/><w:br/><w:t xml:space="preserve">'
KEPT_PARTS = {"styles", "settings", "officeDocument", "core-properties"}
KEPT_STYLES = {"Normal", "DefaultParagraphFont"}


@cache
def package(lang: str) -> dict[str, str]:
    """File name to XML of an empty document in `lang`; BODY and the others stand where a letter's own goes."""
    document = _slim(docx.Document())
    _set_page(document, lang)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    main = parts["word/document.xml"]
    main = re.sub(r"<w:pgSz [^>]*/>", f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/>', main)
    parts["word/document.xml"] = main.replace("<w:sectPr", BODY + "<w:sectPr", 1)
    return dict(sorted(parts.items()))


def _slim(document: Document) -> Document:
    """Without the parts and styles that a letter never uses: 0.8 MB of XML becomes a few KB."""
    for rels in (document.part.rels, document.part.package.rels):
        for id, rel in list(rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] not in KEPT_PARTS:
                rels.pop(id)
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in KEPT_STYLES:
            styles.remove(style)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    return document


def _set_page(document: Document, lang: str) -> None:
    """Margins of 25 mm, a serif of 11.5 points, a space below each paragraph, and the language."""
    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(11.5)
    normal.paragraph_format.space_after = Pt(10)
    normal.paragraph_format.line_spacing = 1.25
    for run_language in document.styles.element.iter(qn("w:lang")):
        run_language.set(qn("w:val"), LOCALE)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.title = ""
    properties.created = properties.modified = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    properties.language = lang


def paragraph_xml(text: str) -> str:
    """One paragraph; a line break in the text is a line break in Word, with room above a line to sign on."""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(
        ROOM * line.startswith("____") + str(escape(line)) for line in text.split("\n")
    )
    return f'<w:p><w:r><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def docx_bytes(paragraphs: Sequence[str], locale: str, paper: str = "a4") -> bytes:
    """A .docx of these paragraphs, in a locale such as en-GB and on paper of that size."""
    width, height = SIZES[paper]
    own = {LOCALE: locale, WIDTH: width, HEIGHT: height}
    body = "".join(paragraph_xml(text) for text in paragraphs)
    parts = {}
    for name, xml in package(locale.partition("-")[0]).items():
        for mark, value in own.items():
            xml = xml.replace(mark, value)
        parts[name] = xml.replace(BODY, body)
    return zipped(parts)


def parts_script(lang: str) -> str:
    """The script that gives the browser the same empty document."""
    return f"window.bowoutDocxParts = {json.dumps(package(lang), ensure_ascii=True, sort_keys=True)};\n"
