"""How many whole letters the core renders and checks in a second, with every rule."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import islice

from bowout import GARBAGE_AFTER
from bowout.check import LETTER_CHECKS, unknown_field
from bowout.check.run import check_project
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.load.shapes.letter import LETTER
from bowout.model.build import build_letter
from bowout.model.letter import Letter
from bowout.model.rules import rules_of
from bowout.model.versions import versions
from bowout.model.vocabulary import Vocabulary
from tests.bench.builds import forget
from tests.bench.figures import Figure
from tests.support.brute import read_whole, whole_letters
from tests.support.content import ours
from tests.support.project import ROOT

EACH = 2_000  # of one letter, so that no letter decides the figure alone
ROUNDS = 5  # the best counts: what else the machine does can only make one slower
CHECK_MOST = 5.0  # seconds


def figures() -> Iterator[Figure]:
    usual = gc.get_threshold()
    gc.set_threshold(GARBAGE_AFTER)  # as the command does
    yield _by_their_source()
    forget(ROOT)
    start = time.process_time()
    content, _ = check_project(ROOT)
    checked = time.process_time() - start
    gc.set_threshold(*usual)
    letters = list(content.letters.values())
    rules = {lang: rules_of(content, lang) for lang in content.rules}

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
        "everything checked and every letter proved, nothing remembered, processor time",
        checked,
        "s",
        f"{len(letters)} letters, {proved:,} versions, {len(content.sources)} sources",
        most=CHECK_MOST,
    )


def _by_their_source() -> Figure:
    """Reading and checking letters as they are written; what goes through all combinations is measured below."""
    content = ours()
    letters = list(content.letters.values())
    shared = [content.vocabularies[letter.lang] for letter in letters]
    blocks = [content.blocks.get(letter.lang, {}) for letter in letters]
    return Figure(
        "letters read and checked, the proof of all combinations apart",
        len(letters) / min(_round(letters, shared, blocks) for _ in range(ROUNDS)),
        "a second",
        f"{len(letters)} letters, the best of {ROUNDS} rounds",
        least=300,
    )


def _round(letters: list[Letter], shared: list[Vocabulary], blocks: list[dict[str, Node]]) -> float:
    start = time.process_time()
    for letter, vocabulary, known in zip(letters, shared, blocks, strict=True):
        node, problems = parse(letter.node.source)
        assert node is not None
        assert problems == []
        problems += LETTER.check(node, "letter")
        again, found = build_letter(letter.id, letter.lang, node, vocabulary, known)
        for check in (unknown_field.run, *LETTER_CHECKS):
            found += check(again)
        assert problems == []
        assert found == []
    return time.process_time() - start
