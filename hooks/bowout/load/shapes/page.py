"""What stands above a page of the guide, between its lines of ---."""

from __future__ import annotations

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.ids import FILE_ID
from bowout.load.scalars import Date, Flag, Number, Text

# Those of overrides/ that a page may ask for; letter.html needs a letter, which only made pages
# have.
TEMPLATES = (
    "accessibility.html", "check.html", "country.html", "decision.html", "finder.html", "home.html", "library.html",
    "school.html", "school_form.html", "suggest.html",
)  # fmt: skip

# Pages that templates and other pages lead to. The site needs one of each.
ROLES = (
    "about", "accessibility", "career-center", "check", "checklist", "countries", "finder", "letters", "licenses",
    "offline", "policies", "privacy", "questions", "school-form", "schools", "sources", "staff", "suggest", "telling",
)  # fmt: skip
SCHEMAS = ("article", "faq", "howto", "page")
MODULES = ("read", "decide", "law", "tell", "tools", "schools", "afterwards")

FRONT_MATTER = Record(
    {
        "title": Text("Short, for menus and search."),
        "description": Text("One line; search engines show it."),
        "aliases": ListOf(Text("Words that people type.")),
        "reviewed": Date(),
        "law": Flag("The page tells law: it says that it is not legal advice."),
        "sources": ListOf(FILE_ID),
        "group": Text("The name it stands under among the pages of its part."),
        "menu": Text("What the menu calls it; a page without this is not in the menu."),
        "template": Text("Its look, where it is no page of plain text.", options=TEMPLATES),
        "role": Text("What the site uses this page for.", options=ROLES),
        "schema": Text(
            "What search engines are told that it is; an article by default.", options=SCHEMAS
        ),
        "course": Text(
            "Its module in the course; an index page says it for its folder.", options=MODULES
        ),
        "search": Record(
            {
                "exclude": Flag(),
                "boost": Number(real=True),
                # The letter that its readers write next.
                "ends": FILE_ID,
                # The only country that it is for.
                "country": FILE_ID,
                "own": ListOf(Text("A word for the trade or place that the page is about.")),
                "sections": MapOf(
                    ListOf(Text("Words that people type who want this section.")),
                    "The anchors of headings.",
                    FILE_ID,
                ),
            }
        ),
    },
    required=("title", "description"),
)
