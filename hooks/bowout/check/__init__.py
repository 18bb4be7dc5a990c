"""Rules about a letter's source, one file each: `run(letter)` yields problems. Add a file, then name it below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bowout.check import (
    aliases,
    alt_text,
    avoided_grammar,
    counted_dates,
    dead_alternative,
    headings,
    options_named,
    reading_copy,
    script_items,
    subject_line,
    unguarded_optional,
    unused_choice,
    unused_field,
)
from bowout.load.files import Source
from bowout.model.letter import Letter
from bowout.problems import Problem

Check = Callable[[Letter], Iterable[Problem]]
PageCheck = Callable[[Source], Iterable[Problem]]

# For every letter, one with parts left out included.
LETTER_CHECKS: tuple[Check, ...] = (
    unguarded_optional.run,
    avoided_grammar.run,
    subject_line.run,
    script_items.run,
    aliases.run,
    counted_dates.run,
    reading_copy.run,
)

# Only for a letter that is whole: what is left out would look unused.
COMPLETE_LETTER_CHECKS: tuple[Check, ...] = (
    unused_field.run,
    unused_choice.run,
    dead_alternative.run,
    options_named.run,
)

# For every page of the guide.
PAGE_CHECKS: tuple[PageCheck, ...] = (headings.run, alt_text.run)
