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
# Every criterion of these chapters must be answered, once; the other chapters may be left out with a reason. The numbers
# are those of WCAG 2.2 and of the Revised Section 508 Standards. 4.1.1 has gone from WCAG 2.2; Section 508 has it.
ASKED = {
    "success_criteria_level_a": [
        "1.1.1",
        "1.2.1",
        "1.2.2",
        "1.2.3",
        "1.3.1",
        "1.3.2",
        "1.3.3",
        "1.4.1",
        "1.4.2",
        "2.1.1",
        "2.1.2",
        "2.1.4",
        "2.2.1",
        "2.2.2",
        "2.3.1",
        "2.4.1",
        "2.4.2",
        "2.4.3",
        "2.4.4",
        "2.5.1",
        "2.5.2",
        "2.5.3",
        "2.5.4",
        "3.1.1",
        "3.2.1",
        "3.2.2",
        "3.2.6",
        "3.3.1",
        "3.3.2",
        "3.3.7",
        "4.1.1",
        "4.1.2",
    ],
    "success_criteria_level_aa": [
        "1.2.4",
        "1.2.5",
        "1.3.4",
        "1.3.5",
        "1.4.3",
        "1.4.4",
        "1.4.5",
        "1.4.10",
        "1.4.11",
        "1.4.12",
        "1.4.13",
        "2.4.5",
        "2.4.6",
        "2.4.7",
        "2.4.11",
        "2.5.7",
        "2.5.8",
        "3.1.2",
        "3.2.3",
        "3.2.4",
        "3.3.3",
        "3.3.4",
        "3.3.8",
        "4.1.3",
    ],
    "functional_performance_criteria": [
        "302.1",
        "302.2",
        "302.3",
        "302.4",
        "302.5",
        "302.6",
        "302.7",
        "302.8",
        "302.9",
    ],
    "support_documentation_and_services": ["602.2", "602.3", "602.4", "603.2", "603.3"],
}
# What is judged: pages. Chapters of Section 508 have no components, which OpenACR writes as none.
COMPONENT_OF = {"success_criteria_level_a": "web", "success_criteria_level_aa": "web"}

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
