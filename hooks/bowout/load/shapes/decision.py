"""The shape of snippets/decision.yml: a few questions, and one next step."""

from __future__ import annotations

from bowout.load.containers import ListOf, MapOf, Record
from bowout.load.ids import FILE_ID, WORD_ID
from bowout.load.scalars import Text
from bowout.load.shapes.country import LINE

WHEN = MapOf(ListOf(WORD_ID, lone=True), "Question to the answers that bring it.")
QUESTION = Record(
    {
        "ask": Text("The question, in the reader's words."),
        "help": Text("One line that helps to answer."),
        "options": MapOf(Text("What the reader picks.")),
    },
    required=("ask", "options"),
)
VERDICT = Record(
    {
        "id": FILE_ID,
        "when": WHEN,
        "title": Text("The next step in a few words."),
        "why": LINE,
        "change": LINE,
        "next": LINE,
        "letter": FILE_ID,
        "choices": MapOf(WORD_ID, "What the letter opens with."),
    },
    required=("id", "title", "why", "change", "next"),
)
BESIDE = Record({"when": WHEN, "text": LINE}, required=("when", "text"))
DECISION = Record(
    {
        "questions": MapOf(QUESTION),
        "verdicts": ListOf(VERDICT, "The first whose condition holds is shown."),
        "beside": ListOf(BESIDE, "What else some answers bring."),
    },
    required=("questions", "verdicts"),
)
