"""The builder in the browser, driven and read from outside; and what the core says it must show."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Page

from bowout.model.letter import Branch, Choice, Choices, Item, Letter, Paragraph
from bowout.model.text import fields_of
from bowout.model.visible import counted_from, visible
from bowout.render.examples import written
from bowout.render.text import plain_text, subject
from tests.support.content import ours
from tests.support.cover import choose
from tests.support.project import ROOT

EMAIL = "withdraw-by-email"
LETTERS = sorted(path.stem for path in (ROOT / "snippets/letters").glob("*/*.yml"))


def traits(letter: Letter) -> set[object]:
    """What the builder treats in its own way: the rest of a letter is words."""
    return {
        letter.channels,
        ("language", letter.lang, letter.numbers, letter.first_of_month, letter.small_start),
        ("country", letter.locale, letter.paper),
        ("has", bool(letter.signature), letter.subject is not None, bool(letter.subject_meaning)),
        *(("type", field.type) for field in letter.fields),
        *(("role", field.role) for field in letter.fields),
        *(("choice", bool(choice.compare), len(choice.options) > 6) for choice in letter.choices),
    }


@cache
def typical() -> frozenset[str]:
    """Letters that have every trait between them. Of the others, tests/unit/test_article.py reads every wording."""
    return frozenset({EMAIL, *choose({id: traits(one) for id, one in ours().letters.items()})})


# Put in before the page's own scripts: what leaves the page is taken down instead of leaving it.
SPY = """
window.taken = [];
{
  const blobs = new Map();
  const keep = async (blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  };
  Clipboard.prototype.write = async ([item]) => {
    const text = await (await item.getType("text/plain")).text();
    const html = await (await item.getType("text/html")).text();
    taken.push({ to: "clipboard", text, html });
  };
  URL.createObjectURL = (blob) => { blobs.set("blob:" + blobs.size, blob); return "blob:" + (blobs.size - 1); };
  URL.revokeObjectURL = () => {};
  HTMLAnchorElement.prototype.click = async function () {
    const href = this.getAttribute("href");
    if (blobs.has(href)) taken.push({ to: "file", name: this.download, data: await keep(blobs.get(href)) });
    else taken.push({ to: "link", href });
  };
  window.print = () => {
    const before = document.title;
    dispatchEvent(new Event("beforeprint"));
    taken.push({ to: "paper", title: document.title });
    dispatchEvent(new Event("afterprint"));
    taken.push({ to: "paper", title: document.title, before });
  };
}
"""

# The paragraphs of a letter as a reader sees them: the layout's own text of what has a box.
PARAGRAPHS = """(article) => [...article.querySelectorAll("p, h3")]
  .filter((el) => el.getClientRects().length && !el.closest("p[data-skip], .meaning, .why"))
  .reduce((all, el) => {
    const box = el.closest("[data-joined]");
    if (box && all.at(-1)?.box === box) return all;
    if (!box) return [...all, { el, text: el.innerText.trim() }];
    // What runs on in one paragraph, with the spaces that are there: innerText would break the line at every <p>.
    const nodes = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let text = "";
    while (nodes.nextNode()) {
      const { data, parentElement: inside } = nodes.currentNode;
      if (inside.checkVisibility() && !inside.closest("[data-skip]")) text += data;
    }
    return [...all, { el, box, text: text.replace(/[ \\n]+/g, " ").trim() }];
  }, [])"""
# As a reader would: every control gets its value and says so.
FILL = """
window.unfold = () => document.querySelectorAll("[data-wording]").forEach((el) => { el.open = true; });
window.fillIn = ({ choices = {}, values = {} }) => {
  document.querySelectorAll("[data-wording]").forEach((el) => { el.open = true; });
  const say = (el) => el.dispatchEvent(new InputEvent("input", { bubbles: true }));
  for (const [choice, option] of Object.entries(choices)) {
    const select = document.getElementById("c-" + choice);
    if (select) select.value = option;
    else document.getElementById(`c-${choice}-${option}`).checked = true;
    say(select || document.getElementById(`c-${choice}-${option}`));
  }
  for (const [field, value] of Object.entries(values)) {
    const input = document.getElementById("f-" + field);
    const unit = document.getElementById("u-" + field);
    if (unit && value) [input.value, unit.value] = [value.slice(1, -1), value.slice(-1)];
    else input.value = value;
    say(input);
  }
};
window.seen = () => {
  const paragraphs = (PARAGRAPHS)(document.querySelector("[data-article]"));
  const words = (all) => all.map((paragraph) => paragraph.text).join("\\n\\n");
  const of = (subject) => paragraphs.filter(({ el }) => el.matches("[data-subject]") == subject);
  return { whole: words(paragraphs), subject: of(true)[0]?.text ?? "", body: words(of(false)),
    asked: [...document.querySelectorAll("[data-ask]")].filter((el) => !el.hidden).map((el) => el.dataset.ask).sort() };
};
window.press = async (name) => {
  const button = document.querySelector(`[data-do="${name}"]`);
  if (!button) return null;
  taken.length = 0;
  button.click();
  for (let turn = 0; turn < 100 && !taken.length; turn++) await new Promise((done) => setTimeout(done));
  return taken[0];
};
""".replace("(PARAGRAPHS)", f"({PARAGRAPHS})")

VALUES = {
    "text": [
        "Northwind Trading", "Ana", "Zoë O’Brien-Łuczak", "R&D Lead, “Special” Projects", "100% sure",
        "<img src=x onerror=alert(1)>", "$& $1 {company} [[x]]", "“quoted” \"and\" 'more'", "👩🏽‍💻 engineer",
        "شركة النور", "日本電気", "a\\b/c:d", "<!--body-->", "Harbor & Pine, Inc.",
    ],
    "lines": ["1 Mill Lane", "1 Mill Lane\nSpringfield", "Flat 2\n1 Mill Lane\nSpringfield & Co"],
    "month": ["2027-07", "2026-12"],
    "length": ["P1M", "P4W", "P90D", "P14W"],
    "money": ["2000", "1,500.50", "200000", "about 5k", "₹2,00,000"],
    "date": ["2026-12-01", "2027-02-28", "2026-01-09"],
    "tel": ["+1 555 0100", "(555) 0101"],
    "email": ["ana@example.org"],
}  # fmt: skip


def letter(id: str) -> Letter:
    """One letter of the project."""
    return ours().letters[id]


@dataclass(frozen=True)
class State:
    """What a reader has chosen and typed."""

    choices: Mapping[str, str]
    values: Mapping[str, str]

    # The choices that the form asks; the others compare two dates.
    asked: frozenset[str] = frozenset()

    def script(self) -> dict[str, Any]:
        """For fillIn in the page."""
        choices = {id: option for id, option in self.choices.items() if id in self.asked}
        return {"choices": choices, "values": dict(self.values)}


@dataclass(frozen=True)
class Expected:
    """What the core makes of a state."""

    subject: str
    body: str
    whole: str
    asked: list[str]


def asked(letter: Letter, choices: Choices) -> tuple[str, ...]:
    """The fields that the chosen wording asks for, in the letter's order; dates are counted from others."""
    used = worded(letter, choices)
    used |= {
        id for field in letter.fields if field.id in used for id in counted_from(letter, field)
    }
    used |= {id for choice in letter.choices for id in choice.compare}
    return tuple(f.id for f in letter.fields if f.id in used)


def worded(letter: Letter, choices: Choices) -> set[str]:
    """The fields that stand in the chosen wording."""
    title = letter.subject if letter.has_subject(choices) else None
    return {*fields_of(title or ()), *_used(letter.body, choices)}


def _used(items: tuple[Item, ...], choices: Choices) -> Iterator[str]:
    for item in visible(items, choices):
        if isinstance(item, Paragraph):
            yield from fields_of(item.text)
        elif isinstance(item, Branch):
            yield from _used(item.items, choices)


def compared(choice: Choice, dates: Mapping[str, str]) -> str:
    """The option of a choice that isn't asked: how one date stands to another."""
    one, other = (dates.get(field, "") for field in choice.compare)
    if not one or not other:
        return "unknown"
    if one == other and "on" in choice.option_ids:
        return "on"
    return "before" if one < other else "after"


def expected(letter: Letter, state: State) -> Expected:
    """The same letter, written by the core."""
    values = {
        field.id: written(field, value, letter)
        for field in letter.fields
        if (value := state.values.get(field.id, ""))
    }
    own = {c.id: compared(c, state.values) for c in letter.choices if c.compare}
    choices = {**state.choices, **own}
    body = plain_text(letter, choices, values)
    title = subject(letter, values, choices)
    label = ours().vocabularies[letter.lang].label("words", "subject")
    whole = f"{label}: {title}\n\n{body}" if title else body
    return Expected(title, body, whole, sorted(asked(letter, choices)))


def states(letter: Letter, count: int) -> Iterator[State]:
    """The letter as it opens, then seeded random ones: each option and each blank, filled or not."""
    # counted dates come last: what is written over a count stays
    fields = sorted(letter.fields, key=lambda field: bool(field.counts))
    dice = random.Random(letter.id)  # repeatable, not secret
    own = frozenset(choice.id for choice in letter.choices if not choice.compare)
    yield State(letter.defaults, {field.id: "" for field in fields}, own)
    for _ in range(count - 1):
        filled = dice.random()
        yield State(
            {choice.id: dice.choice(choice.option_ids) for choice in letter.choices},
            {
                field.id: dice.choice(VALUES[field.type]) if dice.random() < filled else ""
                for field in fields
            },
            own,
        )


def open_letter(
    page: Page, id: str = EMAIL, fragment: str = "", spy: bool = True, unfolded: bool = True
) -> Page:
    """The page of a letter, ready to be driven; `unfolded`, with the questions that a reader opens."""
    page.add_init_script((SPY if spy else "") + FILL)
    page.goto(f"/letters/{id}/{fragment}")
    if unfolded:
        page.evaluate("unfold()")
    return page


def from_menu(page: Page, name: str) -> None:
    """Press a button of the menu More."""
    if page.locator("[data-more]").get_attribute("open") != "":
        page.locator("[data-more] > summary").click()
    page.locator("[data-more]").get_by_role("button", name=name).click()
