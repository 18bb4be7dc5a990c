"""The shape of the conformance report: OpenACR 0.1.0, and what we ask of it beyond that.

OpenACR leaves most keys open. Ours are closed, and a level always comes with a remark.
"""

from __future__ import annotations

from bowout.load.containers import ListOf, Record
from bowout.load.scalars import Date, Flag, Number, Text

CATALOG = "2.5-edition-wcag-2.2-508-en"
# OpenACR's `not-evaluated` is for level AAA alone, which this report leaves out.
LEVELS = ("supports", "partially-supports", "does-not-support", "not-applicable")
COMPONENTS = ("web", "electronic-docs", "software", "authoring-tool", "none")
CHAPTERS = (
    "success_criteria_level_a",
    "success_criteria_level_aa",
    "success_criteria_level_aaa",
    "functional_performance_criteria",
    "hardware",
    "software",
    "support_documentation_and_services",
)

DAY = Date("A day, in quotes.", quoted=True)
PRODUCT = Record(
    {"name": Text(), "version": Text(), "description": Text()}, required=("name", "description")
)
CONTACT = Record(
    {
        "name": Text(),
        "company_name": Text(),
        "address": Text(),
        "email": Text("OpenACR asks for it; words that say where to turn will do."),
        "phone": Text(),
        "website": Text(),
    },
    required=("email",),
)
ADHERENCE = Record(
    {
        "level": Text("How far it is met.", options=LEVELS),
        "notes": Text("What is true and what is not; a last paragraph `Tests: …` names tests."),
    },
    required=("level", "notes"),
)
COMPONENT = Record(
    {"name": Text("What is judged.", options=COMPONENTS), "adherence": ADHERENCE},
    required=("name", "adherence"),
)
CRITERION = Record(
    {
        "num": Text("the number of a criterion, in quotes", pattern=r"\d+(?:\.\d+)+"),
        "components": ListOf(COMPONENT, exactly=1),
    },
    required=("num", "components"),
)
CHAPTER = Record(
    {
        "notes": Text("What holds for the whole chapter."),
        "disabled": Flag("The chapter is left out; its notes say why."),
        "criteria": ListOf(CRITERION),
    },
    required=("notes",),
)
REPORT = Record(
    {
        "title": Text(),
        "product": PRODUCT,
        "author": CONTACT,
        "vendor": CONTACT,
        "report_date": DAY,
        "last_modified_date": DAY,
        "version": Number("Counts up with each report.", least=1),
        "notes": Text(),
        "evaluation_methods_used": Text(),
        "legal_disclaimer": Text(),
        "license": Text("An SPDX id."),
        "repository": Text(),
        "feedback": Text(),
        "catalog": Text("The list of criteria.", options=(CATALOG,)),
        "chapters": Record(dict.fromkeys(CHAPTERS, CHAPTER), required=CHAPTERS),
    },
    required=(
        "title", "product", "author", "report_date", "version", "notes",
        "evaluation_methods_used", "license", "catalog", "chapters",
    ),
)  # fmt: skip
