"""The shape of a country's file, and of a length of notice that can be counted."""

from __future__ import annotations

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.ids import FILE_ID, LANGUAGE, WORD_ID
from bowout.load.scalars import Date, Flag, Number, Text

COVERAGE = ("full", "caution")
# What was agreed, from the loosest to the tightest; a country with full coverage speaks of each.
PAPERS = ("spoken", "offer_letter", "contract", "probation", "fixed_term", "agency")
# The letter that a paper calls for; advice: get advice before any letter.
PAPER_KINDS = ("courtesy", "notice", "release", "advice")
DELIVERIES = ("email", "writing", "paper", "ink", "registered", "online", "contract")
EMAIL_WORTH = ("enough", "unsafe", "void", "contract")
# The letters that end the acceptance.
ENDING = tuple(kind for kind in PAPER_KINDS if kind != "advice")
UNITS = ("days", "weeks", "months")
# When the count begins; same_day counts the day of receipt itself.
STARTS = ("receipt", "next_day", "same_day", "next_monday", "first_day")
ENDS = ("month_end", "fifteenth_or_month_end", "quarter_end", "saturday")
ANY_DAY = "any_day"

_LENGTH = {
    unit: Number(f"How many {unit}; one of days, weeks and months.", least=1) for unit in UNITS
}
_COUNTING = {
    "from": Text(
        "receipt and next_day leave out the day it arrives, same_day counts it; "
        "next_monday begins the Monday after, first_day when the job begins.",
        options=STARTS,
    ),
    "to": Text("Where the end is moved to; leave out for none.", options=ENDS),
    "days_from": Text(
        "Where a length in days or weeks begins, if not as `from` says.", options=STARTS
    ),
}
NOTICE = Record(
    {
        **_LENGTH,
        "contract": Flag("true: the length stands only in the contract."),
        "at_least": Flag("true: the law's minimum; a contract may agree on more."),
        "ends": ListOf(
            Text(options=(*ENDS, ANY_DAY)),
            "On which days a notice agreed in the contract may end; the usual one first.",
        ),
        **_COUNTING,
    },
    doc="A length of notice that can be counted.",
)
COUNTS = Record(
    {
        **_LENGTH,
        "contract": Flag("true: as long as the field with `role: length` says."),
        "at_least": Flag(
            "true: or as long as the field with `role: length` says, if that is longer."
        ),
        "paper": Text("As the country's file counts for this paper.", options=PAPERS),
        **_COUNTING,
        "when": MapOf(ListOf(WORD_ID, lone=True), "Counted so when chosen."),
    },
    doc="How the date in this blank is counted from the date in `from_field`.",
)

LINE = Text("Markdown with citations.")
PAPER = Record(
    {
        "kind": Text("What it calls for.", options=PAPER_KINDS),
        "letter": Text(f"A letter's id: {FILE_ID.doc}", pattern=FILE_ID.pattern),
        "choices": MapOf(WORD_ID, "The options to open the letter with."),
        "notice": NOTICE,
        "say": LINE,
    },
    required=("kind", "say"),
    doc="What one kind of paper means in this country.",
)
TAKES_EFFECT = Record(
    {
        "by": Text(
            "The way of sending that this is about.", options=("email", "registered", "post")
        ),
        "days": Number("So many days after it is sent.", least=1),
        "working_days": Number(
            "So many working days, Monday to Friday, after it is sent.", least=1
        ),
    },
    required=("by",),
    doc="When notice sent in this way counts as received, where the law counts from the day it is sent.",
)
DELIVERY = Record(
    {
        "takes_effect": TAKES_EFFECT,
        "by": Text("The safe way to send it.", options=DELIVERIES),
        "email": Text("What an email is worth.", options=EMAIL_WORTH),
        "why": LINE,
        "proof": Text("How to prove that it arrived."),
    },
    required=("by", "email", "why", "proof"),
)
LOOK_FOR = Record(
    {
        "words": Text("As such papers say it; no asterisks are needed."),
        "means": Text("In plain English."),
    },
    required=("words", "means"),
)
ASK = Record(
    {
        "who": Text(),
        "for": Text("What they help with."),
        "source": FILE_ID,
        "free": Flag("They cost nothing."),
    },
    required=("who", "for"),
)
COUNTRY = Record(
    {
        "name": Text(),
        "in_name": Text("Fits after a verb: in Germany."),
        "language": Text(
            "the language of the words in italics: de, fr and so on; en where no other is quoted",
            pattern=LANGUAGE,
        ),
        "territory": Text(
            "its two capital letters in a locale such as en-GB, if they are not its code in capitals",
            pattern=r"[A-Z]{2}",
        ),
        "coverage": Text("How much is known.", options=COVERAGE),
        "aliases": ListOf(Text(), "Words that people type."),
        "rule": Text("One line, at most 30 words."),
        "short_answer": LINE,
        "do_not": ListOf(LINE),
        "do_now": ListOf(LINE, "In order."),
        "no_show": Text(
            "“What if I just don't turn up?”: what may follow there, in a few sentences. Markdown with citations."
        ),
        "student_letters": ListOf(
            FILE_ID, "The letters that schools there offer; leave out for those of the United States."
        ),
        "avoid": ListOf(
            Text(options=ENDING),
            "The kinds of letter that this page warns against. The finder then leads to none of them, "
            "also where no paper is named: name a paper for each such case.",
        ),
        "papers": Record(dict.fromkeys(PAPERS, PAPER), doc="By what was agreed."),
        "delivery": DELIVERY,
        "clock": LINE,
        "look_for": ListOf(LOOK_FOR, "Words that such papers use."),
        "money": ListOf(LINE),
        "unclear": ListOf(LINE),
        "ask": ListOf(ASK, "Official and free first."),
        "reviewed": Date("The day somebody last checked all of it."),
        "checked": Date("The day somebody last looked for changes in the law there."),
        "review_months": Number("How long that holds.", least=1),
        "reviewed_by": Text("The person qualified there who has read it; leave out until then."),
    },
    required=(
        "name", "in_name", "language", "coverage", "aliases", "rule", "short_answer", "do_not",
        "do_now", "unclear", "reviewed", "review_months",
    ),
)  # fmt: skip
