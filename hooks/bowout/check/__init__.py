"""Rules about a letter's source, one file each: `run(letter)` yields problems. Add a file, then name it in LETTER_CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bowout.check import (
    aliases,
    avoided_grammar,
    counted_dates,
    dead_alternative,
    options_named,
    reading_copy,
    script_items,
    subject_line,
    unguarded_optional,
    unknown_field,
    unused_choice,
    unused_field,
)
from bowout.model.letter import Letter
from bowout.problems import Problem

LETTER_CHECKS: tuple[Callable[[Letter], Iterable[Problem]], ...] = (
    unknown_field.run,
    unguarded_optional.run,
    avoided_grammar.run,
    unused_field.run,
    unused_choice.run,
    dead_alternative.run,
    options_named.run,
    subject_line.run,
    script_items.run,
    aliases.run,
    counted_dates.run,
    reading_copy.run,
)
