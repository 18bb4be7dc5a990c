"""“Sehr geehrte Frau Berger, hiermit kündige ich …” was refused.

After a greeting that ends in a comma, German goes on with a small letter. The proof took that for a sentence that had
lost its beginning, so no German letter could open with the words that everyone opens with.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from bowout.proof.prove import prove
from tests.support.letters import letter

TEXT = """
body:
  - {greeting}
  - "{first}"
  - "{second}"
  - "{{sender}}"
fields: [sender]
"""


@pytest.mark.parametrize(
    ("greeting", "first", "second", "small", "found"),
    [
        ("Hello,", "hereby I write to you.", "Goodbye.", True, False),
        ("Hello,", "hereby I write to you.", "Goodbye.", False, True),
        ("Hello", "hereby I write to you.", "Goodbye.", True, True),
        ("Hello,", "I write to you.", "goodbye.", True, True),
    ],
)
def test_only_the_sentence_behind_the_comma_may_begin_small(
    greeting: str, first: str, second: str, small: bool, found: bool
) -> None:
    one = letter(TEXT.format(greeting=greeting, first=first, second=second))
    ids = {problem.id for problem in prove(replace(one, small_start=small), ())}
    assert ("lowercase-start" in ids) is found
