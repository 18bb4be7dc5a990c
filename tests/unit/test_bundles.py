"""What a page loads: one stylesheet of everything that its templates name, and scripts that come after its words."""

from __future__ import annotations

from bowout.render.bundles import Styles, bundled, joined_styles

PAGE = (
    '<html lang="en">\n<head>\n<meta>\n'
    '<link rel="stylesheet" href="../assets/css/base.css">\n'
    "<title>Words</title>\n"
    '<link rel="stylesheet" href="../a/css/other.css">\n'
    '<link rel="stylesheet" href="../assets/css/letter.css">\n'
    '<script src="../assets/js/docx-parts.en.js" defer></script>\n'
    '<script src="../assets/js/site.js" defer></script>\n'
    "</head><body>\n"
    '<script src="../assets/js/search.js" defer></script>\n'
    "<p>Words</p>"
)


def test_the_stylesheet_is_named_where_the_first_one_stood_and_the_scripts_at_the_root() -> None:
    html, styles = bundled(PAGE)
    assert html == (
        '<html data-scripts="../assets/js/docx-parts.en.js ../assets/js/site.js ../assets/js/search.js" lang="en">\n'
        "<head>\n<meta>\n"
        '<link rel="stylesheet" href="../assets/css/base-letter.css">\n'
        "<title>Words</title>\n"
        '<link rel="stylesheet" href="../a/css/other.css">\n'
        "</head><body>\n"
        "<p>Words</p>"
    )
    assert styles == Styles(("assets/css/base.css", "assets/css/letter.css"))
    assert styles.path == "assets/css/base-letter.css"


def test_a_page_without_our_styles_stays() -> None:
    page = '<html><script src="assets/js/site.js" defer></script>'
    assert bundled(page) == (page, Styles())


def test_styles_lose_their_comments() -> None:
    assert joined_styles(["/* Colors */\na { b: c }\n", "d { e: f }"]) == "a{b:c}d{e:f}\n"
