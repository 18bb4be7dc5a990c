"""One stylesheet for each page, with everything that its templates name, in their order."""

from __future__ import annotations

from bowout.render.styles import joined

PAGE = (
    '<head>\n<link rel="stylesheet" href="../a/css/one.css">\n'
    '<link rel="stylesheet" href="../assets/css/base.css">\n'
    "<script></script>\n"
    '<link rel="stylesheet" href="../assets/css/letter.css">\n'
    '</head><link rel="stylesheet" href="../assets/css/late.css">'
)


def test_several_become_one_where_the_first_stood() -> None:
    html, names = joined(PAGE)
    assert names == ["base", "letter"]
    assert html == (
        '<head>\n<link rel="stylesheet" href="../a/css/one.css">\n'
        '<link rel="stylesheet" href="../assets/css/base-letter.css">\n'
        "<script></script>\n"
        '</head><link rel="stylesheet" href="../assets/css/late.css">'
    )


def test_one_alone_stays() -> None:
    page = '<head><link rel="stylesheet" href="assets/css/base.css">\n</head>'
    assert joined(page) == (page, [])
    assert joined("<p>no head") == ("<p>no head", [])
