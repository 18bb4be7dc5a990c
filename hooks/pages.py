"""Each page, from its Markdown to the finished HTML."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from bowout.build import Build
from bowout.model.conformance import load_crawl, load_report
from bowout.model.directive import REPORT
from bowout.outputs import LINKED
from bowout.render.bundles import bundled
from bowout.render.citations import SECOND_HAND, numbered
from bowout.render.conformance import report_markdown
from bowout.render.embed import SCHOOLS, embed_url
from bowout.render.generated import generated_pages
from bowout.render.letter_page import builder_html, letter_facts
from bowout.render.library import library
from bowout.render.links import relative, with_addresses, with_tests
from bowout.render.school_form import school_form_html
from bowout.render.source_list import source_address
from bowout.render.structured import with_structured
from bowout.render.suggest import suggest_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The pages that are made from data, and files that are written later but linked to now."""
    build = Build.of(config.extra)
    for place, text, source in generated_pages(build.content):
        page = File.generated(config, place, content=text)
        page.edit_uri = f"../{source}"
        files.append(page)
    report, _ = load_report(build.content.root)
    for path in (*LINKED, *([report.document] if report else [])):
        files.append(File.generated(config, path, content=b""))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """The order of the menu."""
    Build.of(config.extra).menu = [page.file.src_uri for page in nav.pages]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The tables of the conformance report: their headings belong to the page's own."""
    if REPORT not in markdown:
        return markdown
    root = Build.of(config.extra).content.root
    report, _ = load_report(root)
    if report is None:
        return markdown
    document = posixpath.relpath(report.document, posixpath.dirname(page.file.src_uri))
    crawl = load_crawl(root / report.source.path)
    return markdown.replace(REPORT, report_markdown(report, crawl, document))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The forms, which never pass through Markdown, and the links."""
    build = Build.of(config.extra)
    page.meta["uses"] = sorted(build.uses)
    if id := page.meta.get("letter"):
        own = {ending: f"{id}.{ending}" for ending in ("txt", "docx")}
        html += builder_html(build.content.letters[id], build.content, own)
    if page.meta.get("template") == "suggest.html":
        html += suggest_html(build.content, build.site.repository, f"{relative('', page.url)}/")
    if page.meta.get("template") == "school_form.html":
        html += str(school_form_html(build.content, build.site.repository, build.site.contact))
    school = build.content.schools.get(page.meta.get("school", ""))
    country = school.country if school else page.meta.get("country", "")
    html = with_tests(html, build.site.repository)
    html = with_addresses(html, page.url, build.content, country)
    html, numbers = numbered(
        html,
        build.content.sources,
        law=bool(page.meta.get("law")),
    )
    for id in page.meta.get("sources", ()):
        numbers.setdefault(id, len(numbers) + 1)
    page.meta["cited"] = [(place, build.content.sources[id]) for id, place in numbers.items()]
    page.meta["second_hand"] = SECOND_HAND in html
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """What the templates ask for."""
    build = Build.of(config.extra)
    content = build.content
    words = content.vocabularies["en"]
    weak = page.meta["second_hand"]
    context["second_hand"] = words.label("sources", "second_hand") if weak else ""
    context["page_sources"] = [
        {
            "number": place,
            "href": relative(source_address(source.id, source.publisher), page.url),
            "of_kind": words.label("source_kind", source.kind) if page.meta.get("law") else "",
            **vars(source),
        }
        for place, source in page.meta["cited"]
    ]
    if id := page.meta.get("letter"):
        context["letter"] = letter_facts(content.letters[id], words)
    elif page.meta.get("template") == "library.html":
        context["library"] = library(content, "en")
    if config.site_url and build.embeddable(build.page(page.url)):
        context["oembed"] = f"{config.site_url}{embed_url(page.url.rstrip('/'))}oembed.json"
        if not page.meta.get("school") and page.meta.get("role") != "schools":
            context["school_scripts"] = SCHOOLS
    if role := page.meta.get("listed_in"):
        place = content.page_roles[role]
        listed_in = (item for item in nav.pages if item.file.src_uri == place)
        context["list_page"] = next(listed_in, None)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page of the guide, or a letter's."""
    build = Build.of(config.extra)
    return with_structured(_bundled(output, build), build.page(page.url), build.site)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that don't exist."""
    return _bundled(output_content, Build.of(config.extra))


def _bundled(html: str, build: Build) -> str:
    if build.serving:
        return html
    html, styles = bundled(html)
    if styles.parts:
        build.stylesheets.add(styles.parts)
    return html
