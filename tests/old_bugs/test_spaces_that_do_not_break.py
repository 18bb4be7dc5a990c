"""A French subject line lost the no-break spaces inside its quotation marks.

It is written in one line, and Python's split() takes a no-break space for a space. What stands in the letter is
sent as it stands.
"""

from __future__ import annotations

from bowout.render.text import subject
from tests.support.letters import letter

TEXT = "subject: 'Rupture\u00a0: «\u00a0{role}\u00a0»'\nfields: [role]\nbody: [Hello.]\n"


def test_no_break_spaces_stay() -> None:
    one = letter(TEXT, channel="email")
    assert subject(one, {}) == "Rupture\u00a0: «\u00a0[job title]\u00a0»"
    assert subject(one, {"role": "A  B\nC"}) == "Rupture\u00a0: «\u00a0A B C\u00a0»"
