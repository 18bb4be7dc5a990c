"""The shape of a school's file: what its public page says about accepted offers, and whom to ask."""

from __future__ import annotations

from dataclasses import replace

from bowout.load.containers import ListOf, Record
from bowout.load.ids import ADDRESS, FILE_ID
from bowout.load.scalars import Date, Flag, Number, Text

# What a page names, from the mildest to the hardest; pages are written in this order. not_read: we
# could not read it.
CONSEQUENCES = (
    "none_stated", "not_read", "rule_broken", "talk", "meeting", "apology_letter", "case_by_case", "portal_blocked",
    "events_blocked", "services_lost", "alumni_services_lost", "file_note", "employers_told", "removed_from_program",
    "credit_lost", "work_authorization_held", "visa_sponsorship", "student_conduct", "honor_code",
    "degree_held", "fee",
)  # fmt: skip
TELL_FIRST = ("permission", "before", "after", "unknown")
# What counts as accepting an offer there, from the loosest to the strictest.
ACCEPTED = ("spoken", "written", "signed")

LINE = Text("One short sentence in your own words, with its source as [@id] if it is another.")
POLICY = Record(
    {
        "source": Text(f"An id in snippets/sources.yml: {FILE_ID.doc}", pattern=FILE_ID.pattern),
        "title": Text("Only in an invented school: the name of the page."),
        "url": replace(ADDRESS, doc="Only in an invented school: https://…"),
        "scope": Text("Which unit it comes from and which jobs it covers, as far as it says so."),
    },
    doc="The public page that was read. Its year stands with the source.",
)
CONTACT = Record(
    {
        "office": Text("Its name, so that “Dear … team” reads right: Career Center."),
        "email": Text(
            "an address of the office, not of a person",
            pattern=r"[A-Za-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
        ),
        "phone": Text(
            "digits, spaces and - only, with + in front if needed", pattern=r"\+?[0-9][0-9 -]+"
        ),
        "url": ADDRESS,
    },
    required=("office",),
    doc="The office that helps. Never a person.",
)
SCHOOL = Record(
    {
        "name": Text("As the school writes it, with the unit if the page is only for one."),
        "aliases": ListOf(Text(), "Short names and words that people type."),
        "place": Text("City, and state or province."),
        "country": Text("the name of a file in snippets/countries", pattern=FILE_ID.pattern),
        "domains": ListOf(
            Text("an address such as example.edu", pattern=r"[a-z0-9-]+(?:\.[a-z0-9-]+)+"),
            "Its own addresses on the web; links and email must belong to one of them.",
        ),
        "policy": POLICY,
        "says": ListOf(LINE, "Only what the page says.", most=6),
        "consequences": ListOf(Text(options=CONSEQUENCES), "What the page names, and no more."),
        "tell_first": Text(
            "permission: it asks students not to withdraw without its permission; "
            "before: it asks to speak to the office before withdrawing; after: once it has "
            "happened; unknown: it does not say.",
            options=TELL_FIRST,
        ),
        "lasts": Text("How long what it names lasts, as the page says it: one year."),
        "accepted": Text(
            "From when an offer counts as accepted: spoken, once you have said yes; written, once you have said so "
            "in writing; signed, once you have signed. Leave out if the page does not say.",
            options=ACCEPTED,
        ),
        "copy_office": Flag("true: it asks for a copy of what is sent to the employer."),
        "letters": ListOf(
            FILE_ID, "The letters for its page; leave out for those to a career center."
        ),
        "contact": CONTACT,
        "accent": Text(
            "six digits such as #7a0019, in quotes; only the stripe beside the box has it",
            pattern=r"#[0-9a-fA-F]{6}",
        ),
        "reviewed": Date("The day somebody last compared all of it with the page."),
        "review_months": Number("How long that holds: 12 at most, and 12 if left out.", least=1),
        "maintainer": Text("The office that keeps this file itself; leave out if it does not."),
        "example": Flag("true: an invented school."),
    },
    required=(
        "name", "country", "domains", "policy", "says", "consequences", "tell_first", "contact",
        "reviewed",
    ),
)  # fmt: skip
