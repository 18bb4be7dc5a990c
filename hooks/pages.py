"""Each page, from its Markdown to the finished HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

from bowout.build import Build
from bowout.model.conformance import load_report
from bowout.outputs import LINKED
from bowout.render.bundles import bundled
from bowout.render.citations import SECOND_HAND, numbered
from bowout.render.conformance import with_report
from bowout.render.embed import SCHOOLS, embed_url
from bowout.render.generated import generated_pages
from bowout.render.guide import GuideExtension
from bowout.render.guide_values import guide_values
from bowout.render.guides import menus, other_guides
from bowout.render.letter_page import builder_html, letter_facts
from bowout.render.library import library
from bowout.render.links import relative, with_addresses, with_tests
from bowout.render.school_form import school_form_html
from bowout.render.source_list import page_sources
from bowout.render.structured import with_structured
from bowout.render.suggest import suggest_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from bowout.model.content import Content


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


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """The menu of each guide, and the order of its pages. Every guide but the first has a section of its own in nav."""
    build = Build.of(config.extra)
    build.menu = [page.file.src_uri for page in nav.pages]
    build.menus = menus(nav, build.content)
    first: Navigation = build.menus[build.content.first]
    return first


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Markdown is read for the page's guide; the report's headings belong to the page's own."""
    reader = next(one for one in config.markdown_extensions if isinstance(one, GuideExtension))
    reader.content = _guide(page, config)
    return with_report(markdown, page.file.src_uri, reader.content)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The forms, which never pass through Markdown, and the links."""
    build = Build.of(config.extra)
    content = _guide(page, config)
    page.meta["uses"] = sorted(build.uses)
    if id := page.meta.get("letter"):
        own = {ending: f"{id}.{ending}" for ending in ("txt", "docx")}
        html += builder_html(content.letters[id], content, own)
    if page.meta.get("template") == "suggest.html":
        html += suggest_html(content, build.site.repository, f"{relative('', page.url)}/")
    if page.meta.get("template") == "school_form.html":
        html += str(school_form_html(content, build.site.repository, build.site.contact))
    school = content.schools.get(page.meta.get("school", ""))
    country = school.country if school else page.meta.get("country", "")
    html = with_tests(html, build.site.repository)
    html = with_addresses(html, page.url, content, country)
    words, law = content.words_of("citations"), bool(page.meta.get("law"))
    html, numbers = numbered(html, content.sources, words, law=law)
    for id in page.meta.get("sources", ()):
        numbers.setdefault(id, len(numbers) + 1)
    page.meta["cited"] = [(place, content.sources[id]) for id, place in numbers.items()]
    page.meta["second_hand"] = SECOND_HAND in html
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """What the templates ask for."""
    build = Build.of(config.extra)
    content = _guide(page, config)
    context.update(guide_values(content), nav=build.menus[content.lang])
    context["guides"] = other_guides(build.page(page.url), build)
    weak, law = page.meta["second_hand"], bool(page.meta.get("law"))
    context["second_hand"] = content.vocabulary.label("sources", "second_hand") if weak else ""
    context["page_sources"] = page_sources(page.meta["cited"], page.url, content, law=law)
    if id := page.meta.get("letter"):
        context["letter"] = letter_facts(content.letters[id], content.vocabulary)
    elif page.meta.get("template") == "library.html":
        context["library"] = library(content)
    if config.site_url and build.embeddable(build.page(page.url)):
        context["oembed"] = (
            f"{config.site_url}{embed_url(page.url.rstrip('/'), content.lang)}oembed.json"
        )
        if (
            not content.folder
            and not page.meta.get("school")
            and page.meta.get("role") != "schools"
        ):
            context["school_scripts"] = SCHOOLS
    if role := page.meta.get("listed_in"):
        place = content.page_roles[role]
        listed_in = (item for item in context["nav"].pages if item.file.src_uri == place)
        context["list_page"] = next(listed_in, None)
    return context


def _guide(page: Page, config: MkDocsConfig) -> Content:
    """What the readers of this page's guide get."""
    content = Build.of(config.extra).content
    return content.guide(content.guide_of(page.file.src_uri))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page of the guide, or a letter's."""
    build = Build.of(config.extra)
    return with_structured(_bundled(output, build), build.page(page.url), build)


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
