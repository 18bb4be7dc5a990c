"""A file with a hundred thousand brackets ended `bowout check` without a word.

The YAML reader goes down one level for each bracket and took all the memory of the machine; a few hundred levels
gave a RecursionError instead, because only the reader was guarded and not the code behind it. Depth is now
counted before anything is read.
"""

from __future__ import annotations

from bowout.load.files import Source
from bowout.load.parse import DEEPEST, parse
from bowout.model import text


def test_depth_is_a_problem_like_any_other() -> None:
    for written in ("a: " + "[" * 100_000, "- " * 100_000 + "x", "a: " + "{a: " * 99 + "}" * 99):
        _, problems = parse(Source("letter.yml", written))
        assert "too-deep" in {problem.id for problem in problems}


def test_what_is_needed_is_not_too_deep() -> None:
    written = "".join("  " * level + "a:\n" for level in range(DEEPEST - 1))
    assert parse(Source("letter.yml", written))[1] == []


def test_guards_in_a_text_are_counted_too() -> None:
    assert "stray-mark" in {fault.id for fault in text.parse("[[{a}" * 5_000)[1]}
