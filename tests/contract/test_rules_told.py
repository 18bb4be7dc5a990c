"""Every problem that the checker can tell has its paragraph in .github/RULES.md, and no paragraph is idle."""

from __future__ import annotations

import ast
import re

import yaml

from bowout.load.shapes.conformance import COMPONENTS, LEVELS
from bowout.load.shapes.letter import AUTOCOMPLETE, READERS
from tests.support import content, project
from tests.support.content import ours

RULES = project.ROOT.joinpath(".github/RULES.md").read_text("utf-8")
PARAGRAPHS = re.split(r"(?m)^### ", RULES)[1:]
TOLD = [paragraph.split("\n", 1)[0] for paragraph in PARAGRAPHS]
ROOMS = ("load", "model", "check", "proof")
# Words in the code that look like the id of a problem and are none.
NO_PROBLEMS = {
    *(*READERS, *AUTOCOMPLETE, *LEVELS, *COMPONENTS),
    *(
        "withdraw-by-email",
        "embed-code",
        "embed-tool",
        "embed-hosts",
        "school-form",
        "accessibility-report",
    ),
}
IN_ONE_WORD = {"misspelled", "tab", "unreadable"}
# Ids that the code puts together from two parts, so that no search finds them.
PUT_TOGETHER = {"unknown-source", "unknown-letter", "unknown-figure", "unknown-country"}


def ids_in_the_code() -> set[str]:
    """Every word of the code, in one of the rooms that find problems, that has the form of an id."""
    found = set(PUT_TOGETHER)
    for room in ROOMS:
        for file in sorted((project.ROOT / "hooks" / "bowout" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    form = re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value)
                    if form or node.value in IN_ONE_WORD:
                        found.add(node.value)
    return found - NO_PROBLEMS


def rules_about_words() -> set[str]:
    return {id for entries in ours().rules.values() for id, _ in entries}


def ids_in_the_corpus() -> set[str]:
    """The ids that the corpus of broken files expects; its own rules about words are in its files."""
    lines = [
        line for case in content.BROKEN.iterdir() for line in content.lines(case / "expected.txt")
    ]
    own = {path.stem for path in content.FIXTURES.rglob("rules/*/*.yml")}
    return {line.split(":")[-1].split()[-1] for line in lines} - own - rules_about_words()


def test_every_problem_has_its_paragraph() -> None:
    missing = (ids_in_the_code() | ids_in_the_corpus()) - set(TOLD)
    assert sorted(missing) == [], "write a paragraph for each in .github/RULES.md"


def test_every_paragraph_has_its_problem() -> None:
    idle = set(TOLD) - ids_in_the_code()
    assert sorted(idle) == []


def test_each_is_told_once_in_the_order_of_its_letters() -> None:
    """Within a part they stand in the order in which people look for them."""
    assert len(TOLD) == len(set(TOLD))
    for part in re.split(r"(?m)^## ", RULES)[1:]:
        own = re.findall(r"(?m)^### (.+)", part)
        assert own == sorted(own), part.split("\n", 1)[0]


def test_each_paragraph_says_something() -> None:
    for paragraph in PARAGRAPHS:
        id, _, text = paragraph.partition("\n")
        text = text.split("\n## ")[0]
        assert len(text.split()) >= 10, id


def test_no_problem_and_no_rule_about_words_share_a_name() -> None:
    assert set(TOLD) & rules_about_words() == set()


def test_its_examples_are_yaml_where_they_say_so() -> None:
    for block in re.findall(r"```yaml\n(.*?)```", RULES, re.S):
        assert yaml.safe_load(block) is not None
