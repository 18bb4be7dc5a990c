"""The language inside a text: what it means, what it depends on, what is wrong with it, and where."""

from __future__ import annotations

import pytest

from bowout.model.text import (
    DEEPEST,
    Blank,
    Break,
    Guard,
    Run,
    Text,
    blanks,
    fields_of,
    parse,
    unguarded,
    walk,
)
from bowout.render.text import fill

A, B, C = Blank("a"), Blank("b"), Blank("c")
BLANKS = {"a": "A", "b": "B", "c": "C"}


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("", ()),
        ("Thank you.", ("Thank you.",)),
        ("{a}", (A,)),
        ("at {a}.", ("at ", A, ".")),
        ("{a}{b}", (A, B)),
        ("one\ntwo", ("one", Break(), "two")),
        ("[[ on {a}]]", (Guard((" on ", A)),)),
        ("[[{a}|you]]", (Guard((A,), ("you",)),)),
        ("[[{a}|]]", (Guard((A,), ()),)),
        ("[[{a}|at {b}]]", (Guard((A,), ("at ", B)),)),
        ("[[{a}\n]]x", (Guard((A, Break())), "x")),
        ("[[{a} and {b}]]", (Guard((A, " and ", B)),)),
        ("[[{a}[[, {b}]]]]", (Guard((A, Guard((", ", B)))),)),
        ("[[{a}|[[{b}|{c}]]]]", (Guard((A,), (Guard((B,), (C,)),)),)),
        ("[[{a}]][[{b}]]", (Guard((A,)), Guard((B,)))),
        ("(50% off; it's – “fine”)", ("(50% off; it's – “fine”)",)),
        ("{field_2x}", (Blank("field_2x"),)),
    ],
)
def test_what_a_text_means(source: str, runs: Text) -> None:
    assert parse(source) == (runs, [])


@pytest.mark.parametrize(
    ("source", "id", "at"),
    [
        ("a ]] b", "stray-mark", 2),
        ("a | b", "stray-mark", 2),
        ("a { b", "stray-mark", 2),
        ("a } b", "stray-mark", 2),
        ("[[{a}]] [b", "stray-mark", 8),
        ("[[{a}]] b]", "stray-mark", 9),
        ("{a\n}", "stray-mark", 0),
        ("x [[ {a}", "open-guard", 2),
        ("[[{a}]] [[ {b}", "open-guard", 8),
        ("x [[ y ]]", "guard-without-blank", 2),
        ("[[x|{a}]]", "guard-without-blank", 0),
        ("[[ x[[ {a}]]]]", "guard-without-blank", 0),
        ("[[]]", "guard-without-blank", 0),
        ("[[{a}|b|c]]", "two-fallbacks", 7),
        ("x {}", "bad-blank", 2),
        ("x {Name}", "bad-blank", 2),
        ("x {first name}", "bad-blank", 2),
        ("x {2nd}", "bad-blank", 2),
        ("x {a-b}", "bad-blank", 2),
        ("x { a }", "bad-blank", 2),
    ],
)
def test_what_is_wrong_and_where(source: str, id: str, at: int) -> None:
    (fault, *rest) = parse(source)[1]
    assert (fault.id, fault.at) == (id, at)
    assert fault.message
    assert fault.remedy
    assert all(other.id != id or other.at != at for other in rest)


def test_all_faults_of_a_text_at_once() -> None:
    faults = parse("a ]] {b c} | [[ x")[1]
    assert [fault.id for fault in faults] == [
        "stray-mark", "bad-blank", "stray-mark", "open-guard", "guard-without-blank",
    ]  # fmt: skip


def test_the_remedy_for_a_blank_can_be_pasted() -> None:
    assert parse("{Company Name}")[1][0].remedy == "Write: {company_name}"
    assert parse("{{company}}")[1][0].id == "stray-mark"


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST])
def test_guards_may_nest(depth: int) -> None:
    runs, faults = parse("[[{a}" * depth + "]]" * depth)
    assert faults == []
    assert sum(isinstance(run, Guard) for run in walk(runs)) == depth


@pytest.mark.parametrize("depth", [DEEPEST + 1, 100, 3_000])
def test_but_not_without_end(depth: int) -> None:
    faults = parse("[[{a}" * depth + "]]" * depth)[1]
    assert faults[0].id == "stray-mark"
    assert faults[0].at == len("[[{a}") * DEEPEST
    assert parse("[[" * depth)[1]
    assert parse("[[{a}|" * depth)[1]


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("x", ()),
        ("{a} {b} {a}", ("a", "b")),
        ("[[{b}|{c}]] {a}", ("b", "c", "a")),
        ("[[{a}[[{b}|{c}]]]]", ("a", "b", "c")),
    ],
)
def test_fields_of_a_text(source: str, fields: tuple[str, ...]) -> None:
    assert fields_of(parse(source)[0]) == fields


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("x", []),
        ("at {a}", [("a", 3)]),
        ("[[ {a}]]", []),
        ("[[ {a}]] {a}", [("a", 9)]),
        ("[[{a}|{b}]]", [("b", 6)]),
        ("[[{a}[[ {b}]]]]", []),
        ("[[{a}[[{b}|{c}]]]]", [("c", 11)]),
        ("[[{a}|[[{b}|x]]]]", []),
        ("{a} {a}", [("a", 0)]),
    ],
)
def test_blanks_outside_guards(source: str, places: list[tuple[str, int]]) -> None:
    assert [(blank.field, blank.at) for blank in unguarded(parse(source)[0])] == places


def test_where_a_blank_stands_does_not_make_it_another() -> None:
    """Two equal texts must be one for the proof, wherever they stand."""
    first, second = parse("{a} x")[0], parse("{a} x")[0]
    assert first == second
    assert hash(first) == hash(second)
    assert Blank("a", 3) == Blank("a", 9)
    assert [blank.at for blank in blanks(parse("x {a}[[ {b}]]")[0])] == [2, 8]


@pytest.mark.parametrize(
    ("source", "filled", "words"),
    [
        ("Dear [[{a}|team]],", "", "Dear team,"),
        ("Dear [[{a}|team]],", "a", "Dear Ada,"),
        ("Hello[[ {a}]],", "", "Hello,"),
        ("Hello[[ {a}]],", "a", "Hello Ada,"),
        ("at {a}", "", "at [A]"),
        ("at {a}", "a", "at Ada"),
        ("x[[ {a} and {b}]].", "a", "x."),
        ("x[[ {a} and {b}]].", "ab", "x Ada and Bo."),
        ("x[[ {a}[[ and {b}]]]].", "a", "x Ada."),
        ("x[[ {a}[[ and {b}]]]].", "b", "x."),
        ("x[[ {a}[[ and {b}]]]].", "ab", "x Ada and Bo."),
        ("[[{a}|[[{b}|none]]]]", "", "none"),
        ("[[{a}|[[{b}|none]]]]", "b", "Bo"),
        ("[[{a}|[[{b}|none]]]]", "ab", "Ada"),
        ("[[{a}|at {b}]]", "", "at [B]"),
        ("Regards,\n{a}[[\n{b}]]", "a", "Regards,\nAda"),
        ("Regards,\n{a}[[\n{b}]]", "ab", "Regards,\nAda\nBo"),
        ("[[{a}|]]", "", ""),
    ],
)
def test_filling(source: str, filled: str, words: str) -> None:
    names = {"a": "Ada", "b": "Bo", "c": "Cy"}
    assert fill(parse(source)[0], {id: names[id] for id in filled}, BLANKS) == words


def test_an_empty_value_is_no_value() -> None:
    assert fill(parse("Hello[[ {a}]], {b}")[0], {"a": "", "b": ""}, BLANKS) == "Hello, [B]"


@pytest.mark.parametrize("value", ["{b}", "[[x]]", "a|b", "\\n", "<b>", "$1", "[B]"])
def test_a_value_is_never_read_as_the_language(value: str) -> None:
    assert fill(parse("x[[ {a}]]")[0], {"a": value, "b": "no"}, BLANKS) == f"x {value}"


def test_runs_are_values() -> None:
    runs: set[Run] = {A, Blank("a"), Break(), Break(), Guard((A,)), Guard((A,)), "x"}
    assert len(runs) == 4
