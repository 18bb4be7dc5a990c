"""A stylesheet that keeps only what some pages can use."""

from __future__ import annotations

import pytest

from bowout.render.used_styles import Used, used_styles

PAGE = (
    '<html lang="en"><body class="embed wide"><p id="top" data-when=\'{"a":[1]}\' hidden>Say "table" <b>x</b></p>'
    '<input type="radio" data-ask="one"></body></html>'
)
SCRIPT = 'el.classList.add("changed"); el.dataset.isEmpty = ""; document.createElement("ul");'
USED = Used.of([PAGE], SCRIPT)


@pytest.mark.parametrize(
    "selector",
    [
        "*", ":root", "p", ".embed.wide p", "#top", "[hidden]", "[data-when]", "p:not(.nowhere)", "::before",
        ":is(.nowhere,p) b", "body:has(.nowhere:not(.there)) p", 'input:is([type="radio"],[type="checkbox"]):checked',
        ".changed::before", "[data-is-empty]", "ul>p", 'a[href="x"] p,p'.partition(",")[2], "p+p", "p ~ p",
        'input[type="radio"]',
    ],
)  # fmt: skip
def test_what_may_be_in_a_page_keeps_its_rules(selector: str) -> None:
    assert used_styles(f"{selector}{{color:red}}", USED) == f"{selector}{{color:red}}"


@pytest.mark.parametrize(
    "selector",
    [".nowhere", "p .nowhere", "table", "p>table", "#elsewhere", "[data-nowhere]", ".embed [data-other=\"p\"]", "h2"],
)  # fmt: skip
def test_what_is_in_none_loses_them(selector: str) -> None:
    assert used_styles(f"{selector}{{color:red}}", USED) == ""


def test_of_several_selectors_those_stay_that_may_be_used() -> None:
    css = ':is(h1,h2) b,table,p:not([data-x="a,b"],.c),.nowhere{margin:0}'
    assert used_styles(css, USED) == ':is(h1,h2) b,p:not([data-x="a,b"],.c){margin:0}'


def test_groups_without_rules_go_and_other_at_rules_stay() -> None:
    css = (
        "@media print{.nowhere{top:0}}@media (min-width:1px){p{top:0}table{top:0}}"
        "@supports (x:y){@media print{table{top:0}}}@keyframes fade{70%{opacity:1}to{opacity:0}}"
        "@page letter{margin:25mm}@import url(x);"
    )
    assert used_styles(css, USED) == (
        "@media (min-width:1px){p{top:0}}@keyframes fade{70%{opacity:1}to{opacity:0}}"
        "@page letter{margin:25mm}@import url(x);"
    )


def test_braces_in_a_text_end_no_rule() -> None:
    css = 'p{content:"}"}table{content:"{,"}p{--sign:url("data:image/svg+xml,%3Csvg;{}")}'
    assert used_styles(css, USED) == 'p{content:"}"}p{--sign:url("data:image/svg+xml,%3Csvg;{}")}'
