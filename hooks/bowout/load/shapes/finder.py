"""The shape of snippets/finder.yml: questions that lead to a letter, and advice beside it."""

from __future__ import annotations

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.ids import FILE_ID, WORD_ID
from bowout.load.scalars import Text
from bowout.load.shapes.country import LINE, PAPERS

# At most six, in the order in which they are asked.
QUESTIONS = ("country", "paper", "given", "start", "reader", "you")
# These decide the letter, one question at a time. The rest are asked beside the result, and open at
# their first answer.
ASKED = ("country", "paper")
UNSURE = "unsure"
ELSEWHERE = "elsewhere"

OPTION = Record(
    {
        "label": Text("What the reader picks."),
        "sets": MapOf(WORD_ID, "A choice of the letter and the option to open it with."),
    },
    required=("label",),
)
QUESTION = {
    "ask": Text("The question, in the reader's words."),
    "help": Text("One line that helps to answer."),
    "why": Text("Why we ask."),
}
ANSWERS = Record({**QUESTION, "options": MapOf(OPTION)}, required=("ask", "why", "options"))
PAPER_ANSWERS = Record(
    {**QUESTION, "options": Record(dict.fromkeys((*PAPERS, UNSURE), OPTION), required=PAPERS)},
    required=("ask", "why", "options"),
)
ADVICE = Record(
    {
        "id": FILE_ID,
        "of": Text("The question that it belongs to.", options=QUESTIONS),
        "when": MapOf(ListOf(WORD_ID, lone=True), "Question to the answers that bring it."),
        "box": Text("How it looks; plain without.", options=("stop", "note")),
        "title": Text(),
        "text": ListOf(LINE),
        "letters": ListOf(FILE_ID, "Letters that go with it."),
    },
    required=("id", "of", "when", "title", "text"),
)
FALLBACK = Record(
    {
        "title": Text(),
        "text": ListOf(LINE),
        "letters": Record(dict.fromkeys(PAPERS, FILE_ID), doc="The letter that claims least."),
    },
    required=("title", "text", "letters"),
    doc="Where no country's file knows the rule for a paper.",
)
SEND = Record(
    {"title": Text(), "text": ListOf(LINE)},
    required=("title", "text"),
    doc="The step between what comes before the letter and what comes after it: sending it.",
)
OVERLAP = Record(
    {"letter": FILE_ID, "choices": MapOf(WORD_ID)},
    required=("letter",),
    doc="The letter for a notice that ends after the first day.",
)
FINDER = Record(
    {
        "questions": Record(
            {
                "country": Record(
                    {**QUESTION, "elsewhere": Text("The answer for every other country.")},
                    required=("ask", "why", "elsewhere"),
                ),
                "paper": PAPER_ANSWERS,
                **dict.fromkeys(QUESTIONS[2:], ANSWERS),
            },
            required=QUESTIONS,
        ),
        "ways": ListOf(LINE, "Ways on for those who don't need a letter yet, each with its link."),
        "advice": ListOf(ADVICE),
        "send": SEND,
        "fallback": FALLBACK,
        "overlap": OVERLAP,
    },
    required=("questions", "advice", "send", "fallback", "overlap"),
)
