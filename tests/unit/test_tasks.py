"""Lists to tick in Markdown: what becomes a box, what does not, and the names of the boxes."""

from __future__ import annotations

import lxml.html
import markdown
from markdown.extensions import Extension

from bowout.render.tasks import Tasks


class _OnlyTasks(Extension):
    def __init__(self, uses: set[str]) -> None:
        super().__init__()
        self.uses = uses

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(Tasks(md, self.uses), "tasks", 15)


def rendered(text: str, uses: set[str] | None = None) -> lxml.html.HtmlElement:
    tasks = _OnlyTasks(set() if uses is None else uses)
    html = markdown.markdown(text, extensions=["attr_list", tasks])
    return lxml.html.fragment_fromstring(html, create_parent="div")


def test_a_task_is_a_box_a_label_and_what_follows() -> None:
    page = rendered("- [ ] **Call *them* first.** Then [write](a.md).\n    - More")
    (box,) = page.xpath("//input")
    (label,) = page.xpath("//label")
    assert (box.get("type"), label.get("for")) == ("checkbox", box.get("id"))
    assert label.text_content() == "Call them first."
    (task,) = page.xpath("//ul[@class='tasks']/li[@class='task']")
    assert task.text_content().split() == ["Call", "them", "first.", "Then", "write.", "More"]
    assert [link.get("href") for link in task.iter("a")] == ["a.md"]
    assert page.xpath("//li[not(@class)]")[0].text_content() == "More"


def test_boxes_with_the_same_words_have_different_names() -> None:
    page = rendered("- [ ] **Sent.** a\n- [ ] **Sent.** b\n\ntext\n\n1. [ ] **Sent.** c")
    assert page.xpath("//input/@id") == ["tick-sent", "tick-sent-2", "tick-sent-3"]
    assert page.xpath("//label/@for") == page.xpath("//input/@id")


def test_what_is_no_task_stays_as_it_is() -> None:
    for text in (
        "- **Bold** words",
        "- [ ] no bold words",
        "- words [ ] **later**",
        "[ ] **no list**",
    ):
        page = rendered(text)
        assert page.xpath("//input | //label | //*[@class]") == [], text


def test_a_page_loads_what_tasks_need_only_if_it_has_some() -> None:
    uses: set[str] = set()
    rendered("- no task", uses)
    assert uses == set()
    rendered("- [ ] **Sent.** a", uses)
    assert uses == {"tasks"}
