"""How many whole letters the core renders and checks in a second, with every rule."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice

from bowout.check.run import check_project, rules_of
from bowout.model.versions import versions
from bowout.proof.brute import read_whole, whole_letters
from tests.bench.figures import Figure
from tests.support.project import ROOT

EACH = 2_000  # of one letter, so that no letter decides the figure alone
CHECK_MOST = 5.0  # seconds


def figures() -> Iterator[Figure]:
    start = time.process_time()
    content, _ = check_project(ROOT)
    checked = time.process_time() - start
    letters = list(content.letters.values())
    rules = rules_of(content, [])

    count = 0
    start = time.process_time()
    for letter in letters:
        for choices, values in islice(whole_letters(letter), EACH):
            read_whole(letter, choices, values, rules.get(letter.lang, ()))
            count += 1
    spent = time.process_time() - start

    proved = sum(versions(letter) for letter in letters)
    yield Figure(
        "whole letters rendered and checked",
        count / spent,
        "a second",
        f"{count:,} letters, at most {EACH:,} of each kind",
        least=5_000,
    )
    yield Figure(
        "everything checked and every letter proved, processor time",
        checked,
        "s",
        f"{len(letters)} letters, {proved:,} versions, {len(content.sources)} sources",
        most=CHECK_MOST,
    )
