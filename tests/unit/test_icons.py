"""The marks of the systems: from Material's sets, into the page, hidden from those who hear the name beside them."""

from __future__ import annotations

import lxml.html
import pytest

from bowout.render.embed_tool import HOSTS, Host, hosts_html
from bowout.render.icons import icon
from tests.support.content import ours


@pytest.mark.parametrize("host", [one for one in HOSTS if one.icon], ids=lambda host: host.id)
def test_the_sets_have_the_mark_of_each_system(host: Host) -> None:
    svg = lxml.html.fragment_fromstring(str(icon(host.icon)))
    assert (svg.tag, svg.get("aria-hidden")) == ("svg", "true")
    assert svg.xpath(".//path/@d")
    # What stands in a page under our policy brings no style, no script and no address.
    assert {one.tag for one in svg.iter()} <= {"svg", "path"}
    assert not svg.xpath("//@style | //@href | //@fill")


def test_a_mark_that_is_not_there_leaves_the_words_alone() -> None:
    assert icon("simple/no-such-system") == ""


def test_every_system_with_a_page_is_listed_in_its_group() -> None:
    tree = lxml.html.fragment_fromstring(str(hosts_html(ours())))
    listed = [
        (group.text, link.get("href"), link.text_content().strip())
        for group in tree.findall("h3")
        for link in group.getnext().iter("a")
    ]
    words = ours().words_of("embed_tool")
    expected = [(words[one.group], f"{one.id}/", words.get(one.name, one.name)) for one in HOSTS]
    assert listed == [row for row, one in zip(expected, HOSTS, strict=True) if one.icon]
    assert len(tree.findall(".//svg")) == len(listed)
