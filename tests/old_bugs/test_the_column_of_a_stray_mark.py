"""The message about a single [ pointed to the first [[ of the sentence, which was right.

Marks were counted among the tokens and then looked for among the characters. An unguarded blank was told where
the same blank stood well guarded. Now each fault knows its place in the text, and the text its place in the file,
in all of YAML's ways to write a text.
"""

from __future__ import annotations

import pytest

from bowout.load.files import Source
from bowout.load.parse import parse

WORDS = 'one [[ two {a}]] it\'s "three" [four'


@pytest.mark.parametrize(
    "written",
    [
        f"- {WORDS}",
        "- 'one [[ two {a}]] it''s \"three\" [four'",
        '- "one [[ two {a}]] it\'s \\"three\\" [four"',
        '- >-\n  one [[ two\n  {a}]] it\'s\n    \n  "three" [four',
        '- |\n  one [[ two {a}]] it\'s "three" [four\n',
        '- |-\n      one [[ two {a}]] it\'s "three" [four',
        '- one\n   [[ two {a}]]\n   it\'s "three"\n\n   [four',
        "- '   one [[ two {a}]] it''s \"three\" [four'",
    ],
    ids=["plain", "single", "double", "folded", "block", "indented", "lines", "spaces"],
)
def test_the_place_of_a_character(written: str) -> None:
    source = Source("letter.yml", written)
    node, _ = parse(source)
    assert node is not None
    (item,) = node.items
    for sign in ("[four", "{a}", "four"):
        assert source.text[item.index_of(item.text.index(sign)) :].startswith(sign)


def test_a_place_that_is_not_known_is_the_start() -> None:
    node, _ = parse(Source("letter.yml", '- "a\\u0062c"'))
    assert node is not None
    (item,) = node.items
    assert item.index_of(item.text.index("c")) == item.start
    assert item.index_of(-1) == item.index_of(999) == item.start
