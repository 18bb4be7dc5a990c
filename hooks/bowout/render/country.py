"""A country's page as Markdown, always in the same order, and the table of all countries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.country import Country, Paper
from bowout.model.finder import Finder
from bowout.model.notice import Notice
from bowout.model.vocabulary import Vocabulary, put, put_html
from bowout.render import locales
from bowout.render.data import as_json
from bowout.render.folded import folded
from bowout.render.inline import inline, plain
from bowout.render.notice_sum import fragment, sum_html, sum_notice
from bowout.render.page_text import page_text


def length_words(notice: Notice, words: Vocabulary) -> str:
    """ "four weeks", "one month, to the end of a month"; empty where only the contract knows."""
    if notice.unit == "contract":
        return words.label("notice", "contract")
    numbers = words.layouts.texts("numbers") if words.layouts else ()
    number = numbers[notice.length - 1] if notice.length <= len(numbers) else str(notice.length)
    unit = notice.unit.removesuffix("s") if notice.length == 1 else notice.unit
    moved = f", {words.label('notice', notice.end)}" if notice.end else ""
    return f"{number} {words.label('notice', unit)}{moved}"


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
    title = put(content.words_of("country_page")["title"], where=country.in_name)
    return page_text(meta, [f"# {title}", *_blocks(country, content)])


def _blocks(country: Country, content: Content) -> Iterator[str]:
    """First what everybody needs; on a full page, what only some need is folded under its heading."""
    words, titles = content.vocabulary, content.words_of("country_page")

    def heading(text: str, id: str = "") -> str:
        return folded(text, id) if country.full else f"## {text}{f' {{: #{id} }}' if id else ''}"

    yield _box("answer", titles["answer"], country.short_answer)
    if not country.full:
        yield _box("note", titles["caution"], words.label("country", "caution"))
    if country.papers:
        yield f"## {titles['signed']}"
        yield _papers(country, content)
    yield _box("do", titles["do"], _list(country.do_now))
    yield _box("dont", titles["dont"], _list(country.do_not))
    if country.no_show:
        yield f"## {words.label('country', 'no_show')} {{: #no-show }}\n\n{country.no_show}"
    yield review_note(country, content)
    if not country.papers and content.finder:
        yield from _least(content.finder, words)
    if country.delivery:
        yield heading(titles["reach"])
        how = words.label("delivery", country.delivery.by)
        worth = words.label("email_worth", country.delivery.email)
        yield f"**{how}.** {worth} {country.delivery.why}"
        yield f"**{titles['proof']}** {country.delivery.proof}"
    if country.clock:
        yield f"{heading(titles['long'])}\n\n{country.clock}"
    if country.look_for:
        yield heading(titles["look_for"], "what-should-i-look-for-in-my-papers")
        yield _list(f"{term}: {means}" for term, means in country.look_for)
    if country.money:
        yield f"{heading(titles['money'])}\n\n{_list(country.money)}"
    yield f"{heading(titles['unclear'])}\n\n{_list(country.unclear)}"
    if country.ask:
        free = f" ({words.label('country', 'free')})"
        yield heading(titles["ask"])
        yield _list(
            f"**{a.who}**{free if a.free else ''}: {a.help}{f' [@{a.source}]' if a.source else ''}"
            for a in country.ask
        )
    yield "---"
    yield f"[{titles['all']}](page:countries) · [{titles['finder']}](page:finder)"


def _least(finder: Finder, words: Vocabulary) -> Iterator[str]:
    """Where no rule for a paper is known: what the finder says there, and the letters that claim least."""
    yield f"## {words.label('country', 'least')} {{: #letter }}"
    yield _list(finder.fallback.text)
    papers: dict[str, list[str]] = {}
    for paper, letter in finder.fallback.letters:
        papers.setdefault(letter, []).append(paper)
    usual = max(papers, key=lambda letter: len(papers[letter]))
    yield f"::letter {usual}"
    for letter, signed in papers.items():
        if letter != usual:
            yield f"**{'; '.join(words.label('paper', paper) for paper in signed)}:**"
            yield f"::letter {letter}"


def _box(kind: str, title: str, text: str) -> str:
    inner = text.replace("\n", "\n    ")
    return f'!!! {kind} "{title}"\n    {inner}'


def _list(lines: Iterable[str]) -> str:
    return "\n".join("- " + line.replace("\n", "\n    ") for line in lines)


def _papers(country: Country, content: Content) -> str:
    """Every paper with its letter. The one that is chosen is shown alone: by the style, so no script is needed."""
    words = content.vocabulary
    option = (
        '<span class="option"><input type="radio" name="signed" id="signed-{0}" value="{0}" autocomplete="off">'
        '<label for="signed-{0}">{1}</label></span>'
    )
    options = Markup("").join(
        Markup(option).format(paper.id, words.label("paper", paper.id))
        for paper in country.papers.values()
    )
    group = Markup('<div class="options" role="radiogroup" aria-label="{}">{}</div>').format(
        content.words_of("country_page")["signed"], options
    )
    papers = (_paper(country, paper, content) for paper in country.papers.values())
    counted = any(paper.notice for paper in country.papers.values())
    dates = sum_html(content, alone=True) if counted and content.finder else ""
    opening = '<div class="papers" data-papers markdown="1">'
    return "\n\n".join([opening, group, *papers, dates, "</div>"])


def _paper(country: Country, paper: Paper, content: Content) -> str:
    """What one paper asks for, its letter, and the way to the sum of its dates."""
    words = content.vocabulary
    length = f" {_capital(length_words(paper.notice, words))}." if paper.notice else ""
    anchor = paper.id.replace("_", "-")
    title = f"### {words.label('paper', paper.id)} {{: #{anchor} }}"
    data = ""
    if paper.notice:
        data = Markup(" data-notice='{}'").format(
            as_json(sum_notice(country, paper.notice, content))
        )
    parts = [
        f'<div class="paper" data-paper="{paper.id}"{data} markdown="1">',
        f"{title}\n\n{kind_mark(paper, words)}{length}\n\n{paper.say}",
    ]
    if paper.letter:
        parts.append(f"::letter {paper.letter}{fragment(paper.choices)}")
    if paper.notice:
        # in HTML, because MkDocs would look for an anchor of that name
        link = Markup('<p data-count><a href="{}../../{}#country={}&amp;paper={}">{}</a></p>')
        count = words.label("country", "count")
        parts.append(
            link.format(content.up, content.address("finder"), country.code, paper.id, count)
        )
    return "\n\n".join([*parts, "</div>"])


def kind_mark(paper: Paper, words: Vocabulary) -> Markup:
    """The kind of letter in one or two words, set apart."""
    mark = Markup('<strong class="paper-kind" data-kind="{}">{}</strong>')
    return mark.format(paper.kind, words.label("paper_kind", paper.kind))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def review_note(country: Country, content: Content, more: str = "") -> Markup:
    """Who has read the page, and when it is due again: the browser says when that day has passed."""
    words = content.words_of("review")
    if country.reviewed_by:
        read = put_html(words["read_by"], who=country.reviewed_by)
    else:
        read = put_html(words["unread"], where=country.in_name)
    if country.checked:
        day = locales.day(country.checked, content.lang)
        read += " " + put_html(words["checked"], day=day)
    return Markup(
        '<p class="review-note" data-reviewed="{}" data-review-months="{}">{} {} '
        "<strong data-overdue hidden>{}</strong></p>"
    ).format(country.reviewed, country.review_months, read, more, words["overdue"])


def country_table(content: Content) -> Markup:
    """All countries: the full ones side by side, the cautions as a list, and what is missing."""
    words, titles = content.vocabulary, content.words_of("countries")
    ordered = sorted(content.countries.values(), key=lambda country: country.name)
    rows = Markup("").join(_row(country, words) for country in ordered if country.full)
    cautions = Markup("").join(_caution(country) for country in ordered if not country.full)
    table = Markup(
        '<table class="country-table"><thead><tr><th scope="col">{}</th>'
        '<th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(titles["where"], titles["contract"], titles["email"], rows)
    more = Markup('<h2 id="cautions">{}</h2><p>{}</p><ul class="country-cautions">{}</ul>').format(
        titles["cautions"], words.label("country", "cautions"), cautions
    )
    missing = Markup('<h2 id="not-covered">{}</h2><p>{}</p>').format(
        titles["missing"], words.label("country", "missing")
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
