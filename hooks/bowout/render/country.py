"""A country's page as Markdown, always in the same order, and the table of all countries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.country import Country, Paper
from bowout.model.notice import Notice
from bowout.model.vocabulary import LANG, Vocabulary
from bowout.render import locales
from bowout.render.inline import inline, plain

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def length_words(notice: Notice, words: Vocabulary) -> str:
    """ "four weeks", "one month, to the end of a month"; empty where only the contract knows."""
    if notice.unit == "contract":
        return words.label("notice", "contract")
    number = NUMBERS[notice.length - 1] if notice.length <= len(NUMBERS) else str(notice.length)
    unit = notice.unit.removesuffix("s") if notice.length == 1 else notice.unit
    moved = f", {words.label('notice', notice.end)}" if notice.end else ""
    return f"{number} {words.label('notice', unit)}{moved}"


def fragment(choices: Iterable[tuple[str, str]]) -> str:
    """The choices with which a letter opens, as its page reads them."""
    chosen = "&".join(f"{choice}={option}" for choice, option in choices)
    return f"#{chosen}" if chosen else ""


def country_markdown(country: Country, content: Content) -> str:
    """Front matter and page."""
    meta = {
        "title": country.name,
        "description": plain(country.rule),
        "template": "country.html",
        "country": country.code,
        "listed_in": "countries",
        "law": True,
        "aliases": country.aliases,
        "reviewed": country.reviewed,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    page = [
        "---\n" + "\n".join(lines) + "\n---",
        f"# How do I withdraw from a job {country.in_name}?",
    ]
    return "\n\n".join([*page, *_blocks(country, content)]) + "\n"


def _blocks(country: Country, content: Content) -> Iterator[str]:
    words = content.vocabularies[LANG]
    yield _box("answer", "Short answer", country.short_answer)
    yield _box("do", "Do now", _list(country.do_now))
    yield _box("dont", "Do not", _list(country.do_not))
    if not country.full:
        yield _box("note", "A caution, not a full page", words.label("country", "caution"))
    yield review_note(country)
    if country.no_show:
        yield f"## {words.label('country', 'no_show')} {{: #no-show }}\n\n{country.no_show}"
    if country.papers:
        yield "## What did you sign?"
        yield _papers(country, content)
    if country.delivery:
        yield "## How must it reach them?"
        how = words.label("delivery", country.delivery.by)
        worth = words.label("email_worth", country.delivery.email)
        yield f"**{how}.** {worth} {country.delivery.why}"
        yield f"**How to prove it.** {country.delivery.proof}"
    if country.clock:
        yield f"## How long, and from when?\n\n{country.clock}"
    if country.look_for:
        yield "## What should I look for in my contract? {: #what-should-i-look-for-in-my-papers }"
        yield _list(f"{term}: {means}" for term, means in country.look_for)
    if country.money:
        yield f"## What about money?\n\n{_list(country.money)}"
    yield f"## What is unclear\n\n{_list(country.unclear)}"
    if country.ask:
        free = f" ({words.label('country', 'free')})"
        yield "## Whom can I ask?"
        yield _list(
            f"**{a.who}**{free if a.free else ''}: {a.help}{f' [@{a.source}]' if a.source else ''}"
            for a in country.ask
        )
    yield "[All countries side by side](page:countries) · [Which letter do I need?](page:finder)"


def _box(kind: str, title: str, text: str) -> str:
    inner = text.replace("\n", "\n    ")
    return f'!!! {kind} "{title}"\n    {inner}'


def _list(lines: Iterable[str]) -> str:
    return "\n".join("- " + line.replace("\n", "\n    ") for line in lines)


def _papers(country: Country, content: Content) -> str:
    """Every paper with its letter. The one that is chosen is shown alone: by the style, so no script is needed."""
    words = content.vocabularies[LANG]
    option = (
        '<span class="option"><input type="radio" name="signed" id="signed-{0}" value="{0}" autocomplete="off">'
        '<label for="signed-{0}">{1}</label></span>'
    )
    options = Markup("").join(
        Markup(option).format(paper.id, words.label("paper", paper.id))
        for paper in country.papers.values()
    )
    group = Markup('<div class="options" role="radiogroup" aria-label="{}">{}</div>').format(
        "What did you sign?", options
    )
    papers = (_paper(country, paper, content) for paper in country.papers.values())
    return "\n\n".join(['<div class="papers" markdown="1">', group, *papers, "</div>"])


def _paper(country: Country, paper: Paper, content: Content) -> str:
    """What one paper asks for, its letter, and the way to the sum of its dates."""
    words = content.vocabularies[LANG]
    length = f" {_capital(length_words(paper.notice, words))}." if paper.notice else ""
    anchor = paper.id.replace("_", "-")
    title = f"### {words.label('paper', paper.id)} {{: #{anchor} }}"
    parts = [
        f'<div class="paper" data-paper="{paper.id}" markdown="1">',
        f"{title}\n\n{kind_mark(paper, words)}{length}\n\n{paper.say}",
    ]
    if paper.letter:
        parts.append(f"::letter {paper.letter}{fragment(paper.choices)}")
    if paper.notice:
        # in HTML, because MkDocs would look for an anchor of that name
        link = Markup('<p><a href="../../{}#country={}&amp;paper={}">{}</a></p>')
        count = words.label("country", "count")
        parts.append(link.format(content.address("finder"), country.code, paper.id, count))
    return "\n\n".join([*parts, "</div>"])


def kind_mark(paper: Paper, words: Vocabulary) -> Markup:
    """The kind of letter in one or two words, set apart."""
    mark = Markup('<strong class="paper-kind" data-kind="{}">{}</strong>')
    return mark.format(paper.kind, words.label("paper_kind", paper.kind))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def review_note(country: Country, more: str = "") -> Markup:
    """Who has read the page, and when it is due again: the browser says when that day has passed."""
    if country.reviewed_by:
        read = Markup("Read by {}.").format(country.reviewed_by)
    else:
        read = Markup("No lawyer {} has read this page yet.").format(country.in_name)
    if country.checked:
        day = locales.day(country.checked)
        read += Markup(" We last looked for changes in the law on {}.").format(day)
    return Markup(
        '<p class="review-note" data-reviewed="{}" data-review-months="{}">{} {} '
        "<strong data-overdue hidden>Its review is overdue: check what has changed "
        "before you rely on it.</strong></p>"
    ).format(country.reviewed, country.review_months, read, more)


def country_table(content: Content) -> Markup:
    """All countries: the full ones side by side, the cautions as a list, and what is missing."""
    words = content.vocabularies[LANG]
    ordered = sorted(content.countries.values(), key=lambda country: country.name)
    rows = Markup("").join(_row(country, words) for country in ordered if country.full)
    cautions = Markup("").join(_caution(country) for country in ordered if not country.full)
    table = Markup(
        '<table class="country-table"><thead><tr><th scope="col">Where</th>'
        '<th scope="col">A signed contract</th><th scope="col">Notice by email</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(rows)
    more = Markup(
        '<h2 id="cautions">A short caution only</h2><p>{}</p><ul class="country-cautions">{}</ul>'
    ).format(words.label("country", "cautions"), cautions)
    missing = Markup('<h2 id="not-covered">Not covered yet</h2><p>{}</p>').format(
        words.label("country", "missing")
    )
    return (table if rows else Markup("")) + (more if cautions else Markup("")) + missing


def _row(country: Country, words: Vocabulary) -> Markup:
    paper = country.papers["contract"]
    length = Markup("")
    if paper.notice:
        length_text = length_words(paper.notice, words)
        if paper.notice.unit == "contract":
            length_text = words.label("email_short", "contract")
        length = Markup(" <small>{}</small>").format(_capital(length_text))
    email = country.delivery.email if country.delivery else ""
    cell = '<tr><th scope="row"><a href="../{}/">{}</a></th><td>{}{}</td><td data-email="{}">{}</td></tr>'
    worth = words.label("email_short", email)
    kind = words.label("kind_short", paper.kind)
    return Markup(cell).format(country.code, country.name, kind, length, email, worth)


def _caution(country: Country) -> Markup:
    return Markup('<li><a href="../{}/">{}</a>: {}</li>').format(
        country.code, country.name, inline(country.rule, cites=False, up="../..")
    )
