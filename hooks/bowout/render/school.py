"""A school: the box above a letter, its page, the list of all schools, and what its letters begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from bowout.model.color import lighter
from bowout.model.content import Content
from bowout.model.layout import build_layouts, locale_of
from bowout.model.school import School
from bowout.model.vocabulary import put, put_html
from bowout.render import locales
from bowout.render.inline import inline
from bowout.render.page_text import page_text

# Stands for the year of a page that shows none, here and in the API.
UNDATED = "undated"


def school_values(school: School, content: Content) -> dict[str, str]:
    """What the letter to the career center begins with: “Dear Career Center team,”."""
    team = content.words_of("school_page")["team"]
    return {"recipient": put(team, office=school.contact.office)}


def school_letters(school: School, content: Content) -> list[str]:
    """The letters that its page offers, by id: its own choice, or those of its country."""
    country = content.countries.get(school.country)
    usual = (country and country.student_letters) or content.letter_roles["students"]
    apology = content.letter_roles["apology"] if "apology_letter" in school.consequences else []
    return [*(school.letters or usual), *apology]


def school_box(school: School, content: Content) -> Markup:
    """What stands above a page in a school's own portal: when to come, what its policy says, whom to ask."""
    words = content.vocabulary
    copy = words.label("school_box", "copy") if school.copy_office else ""
    box = (
        '<aside class="school-box" data-school="{slug}" aria-labelledby="school-{slug}"><details open>'
        '<summary><h2 id="school-{slug}">{name}</h2> <span>{when}</span></summary>'
        "{scope}<ul>{says}</ul>{copy}{ask}{read}</details></aside>"
    )
    return Markup(box).format(
        slug=school.slug,
        name=school.name,
        when=words.label("school_box", school.tell_first),
        scope=_paragraph(inline(school.policy.scope, cites=False)),
        says=_joined("<li>{}</li>", (inline(line, cites=False) for line in school.says)),
        copy=_paragraph(Markup("{}").format(copy) if copy else Markup("")),
        ask=_paragraph(
            Markup("<strong>{}</strong> {}").format(
                words.label("school_box", "contact"), _contact(school)
            )
        ),
        read=_source_line(school, content),
    )


def _source_line(school: School, content: Content) -> Markup:
    """Where the box is from, in a quiet line; the browser adds that it is old or due to be read again."""
    words = content.vocabulary
    title, url, year = policy(school, content)
    page = Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, title)
    country = content.countries.get(school.country)
    layouts = build_layouts(content.lang, content.vocabulary.layouts)
    there = [country.territory] if country and country.territory else []
    locale = locale_of(content.lang, layouts, there) if there else content.lang
    day = locales.day(school.reviewed, locale)
    lines = [words.label("school_box", "source").replace("{day}", day)]
    if school.example:
        lines.append(words.label("school", "invented"))
    elif school.maintainer:
        lines.append(_own(school, content))
    text = (
        Markup("{}")
        .format(" ".join(lines))
        .replace("{page}", page + (f" ({year})" if year != UNDATED else ""))
    )
    return Markup(
        '<p class="review-note" data-reviewed="{}" data-review-months="{}">{}{}</p>'
    ).format(school.reviewed, school.review_months, text, _ages(school, content))


def _ages(school: School, content: Content) -> Markup:
    """What the browser shows once a page is old, and once somebody should have read it again."""
    words = content.vocabulary
    year = policy(school, content)[2]
    old = Markup("")
    if year.isdigit():
        text = words.label("school", "old").replace("{}", year)
        old = Markup(' <strong data-old="{}" hidden>{}</strong>').format(year, text)
    return old + Markup(" <strong data-overdue hidden>{}</strong>").format(
        words.label("school", "overdue")
    )


def review_note(school: School, content: Content) -> Markup:
    """The page that was read, how old it is, who keeps the entry; the browser says when it is overdue."""
    words = content.vocabulary
    own = words.label("school", "invented") if school.example else _own(school, content)
    read = put_html(
        content.words_of("school_page")["read"],
        page=_page(school, content),
        day=locales.day(school.reviewed, content.lang),
    )
    return Markup(
        '<p class="review-note" data-reviewed="{}" data-review-months="{}">{} {} {}{}</p>'
    ).format(
        school.reviewed,
        school.review_months,
        read,
        words.label("school", "current"),
        own,
        _ages(school, content),
    )


def _own(school: School, content: Content) -> str:
    words = content.words_of("school_page")
    if school.maintainer:
        return put(words["kept"], who=school.maintainer)
    return put(words["not_affiliated"], school=school.name)


def _page(school: School, content: Content) -> Markup:
    title, url, _ = policy(school, content)
    return Markup('<a href="{}" rel="noreferrer">{}</a> ({})').format(
        url, title, _year(school, content)
    )


def _year(school: School, content: Content) -> str:
    year = policy(school, content)[2]
    return content.words_of("source_pages")["undated"] if year == UNDATED else year


def policy(school: School, content: Content) -> tuple[str, str, str]:
    """Title, address and year of the page that was read; a page without a year says so."""
    if not school.policy.source:
        return school.policy.title, school.policy.url, UNDATED
    source = content.sources[school.policy.source]
    return source.title, source.url, source.year or UNDATED


def _contact(school: School) -> Markup:
    contact = school.contact
    ways = []
    if contact.email:
        ways.append(Markup('<a href="mailto:{0}">{0}</a>').format(contact.email))
    if contact.phone:
        number = contact.phone.replace(" ", "").replace("-", "")
        ways.append(Markup('<a href="tel:{}">{}</a>').format(number, contact.phone))
    office: Markup | str = contact.office
    if contact.url:
        office = Markup('<a href="{}" rel="noreferrer">{}</a>').format(contact.url, contact.office)
    return Markup(" · ").join([office, *ways])


def _paragraph(inner: Markup) -> Markup:
    return Markup("<p>{}</p>").format(inner) if inner else Markup("")


def _joined(form: str, parts: Iterable[Markup | str]) -> Markup:
    return Markup("").join(Markup(form).format(part) for part in parts)


def school_markdown(school: School, content: Content) -> str:
    """Front matter and page."""
    words = content.words_of("school_page")
    about = words["about_example" if school.example else "about"]
    meta = {
        "title": school.name,
        "description": put(about, school=school.name),
        "template": "school.html",
        "school": school.slug,
        "listed_in": "schools",
        "aliases": school.aliases,
        "reviewed": school.reviewed,
        "search": {"exclude": school.example},
    }
    title = put(words["title"], school=school.name)
    return page_text(meta, [f"# {title}", *_blocks(school, content)])


def _summary(school: School, content: Content) -> str:
    """What may follow, in one or two sentences."""
    words = content.vocabulary
    if not school.sanctions:
        return words.label("school", "none_stated")
    named = [id for id in school.consequences if id not in ("case_by_case", "not_read")]
    listed = "; ".join(_small(words.label("consequence", id)) for id in named)
    sentences = [words.label("school", "named").replace("{}", listed)] if named else []
    if school.lasts:
        sentences.append(words.label("school", "lasts").replace("{}", school.lasts))
    if "not_read" in school.consequences:
        sentences.append(words.label("school", "not_read"))
    if "case_by_case" in school.consequences:
        sentences.append(words.label("school", "case_by_case"))
    return " ".join(sentences)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _blocks(school: School, content: Content) -> Iterator[str]:
    words, titles = content.vocabulary, content.words_of("school_page")
    title, _, year = policy(school, content)
    when = words.label("tell_first", school.tell_first)
    yield f'!!! answer "{titles["answer"]}"\n    {_summary(school, content)} {when}'
    yield str(review_note(school, content))
    yield f"## {titles['says']}"
    if school.policy.source:
        seen = locales.month(content.sources[school.policy.source].seen, content.lang)
        we_read = put(titles["we_read"], title=title, month=seen)
        dated = put(titles["dated"], year=year) if year != UNDATED else titles["undated"]
        yield f"{we_read}[@{school.policy.source}] {dated} {school.policy.scope}"
    elif school.policy.scope:
        yield school.policy.scope
    yield "\n".join(f"- {line}" for line in school.says)
    if school.accepted:
        yield words.label("school", f"accepted_{school.accepted}")
    if school.copy_office:
        yield words.label("school", "copy")
    yield f"## {titles['ask']}\n\n{_contact(school)}"
    yield f"## {titles['write']}"
    letters = school_letters(school, content)
    yield "\n".join(f"::letter {id}" for id in letters)
    yield f"## {titles['work_there']}\n\n{words.label('school', 'portal')}"
    yield f"::embed-code frame letters/{letters[0]} school={school.slug}"
    yield words.label("school", "mend")
    yield (
        f"[{titles['policies']}](page:policies#from-mild-to-severe) · "
        f"[{titles['career_center']}](page:career-center) · [{titles['all']}](page:schools)"
    )


def school_list(content: Content) -> Markup:
    """Every real school with what its page names. A script adds the search."""
    real = [school for school in content.schools.values() if not school.example]
    search = Markup(
        '<form class="school-search" data-school-search role="search" hidden>'
        '<label for="school-search">{name}</label>'
        '<input id="school-search" type="search" autocomplete="off" spellcheck="false">'
        '<p aria-live="polite" data-count data-one="{one}" data-many="{many}" '
        'data-none="{none}"></p></form>'
    ).format(**content.words_of("schools"))
    ordered = sorted(real, key=lambda school: school.name.lower())
    items = _joined("{}", (_item(school, content) for school in ordered))
    return search + Markup(
        '<ul class="school-list" data-schools data-search-exclude>{}</ul>'
    ).format(items)


def _item(school: School, content: Content) -> Markup:
    words = content.vocabulary
    named = [words.label("consequence", id) for id in school.consequences]
    if school.tell_first != "unknown":
        named.append(words.label("tell_first_short", school.tell_first))
    where = ", ".join(part for part in (school.place, _year(school, content)) if part)
    return Markup(
        '<li data-names="{}"><a href="{}/"><strong>{}</strong></a> <small>{}</small><span>{}</span></li>'
    ).format(
        " ".join([school.name, school.place, *school.aliases]).lower(),
        school.slug,
        school.name,
        where,
        " · ".join(named),
    )


def school_frame(school: School, content: Content) -> str:
    """What the school's own address shows inside another site: its box, and the ways on."""
    words = content.vocabulary
    links = _joined("{}", (_card(id, content) for id in school_letters(school, content)))
    return Markup(
        '<h1>{}</h1>{}<h2>{}</h2><p><a class="letter-card" href="page:finder#country={}">'
        "<strong>{}</strong> <span>{}</span></a></p>{}"
    ).format(
        put(content.words_of("school_page")["title"], school=school.name),
        school_box(school, content),
        words.label("school_box", "write"),
        school.country,
        words.label("school_box", "finder"),
        words.label("school_box", "finder_why"),
        links,
    )


def _card(id: str, content: Content) -> Markup:
    letter = content.letters[id]
    return Markup(
        '<p><a class="letter-card" href="letter:{}"><strong>{}</strong> <span>{}</span></a></p>'
    ).format(id, letter.title, letter.use_when)


def stripe(school: School) -> tuple[str, str] | None:
    """The color of the stripe beside the box of a school that keeps its own entry: on light pages, and on dark ones."""
    return (school.accent, lighter(school.accent)) if school.accent else None
