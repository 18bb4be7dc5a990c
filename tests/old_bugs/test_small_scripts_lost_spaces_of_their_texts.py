"""The package that made scripts small took a quote inside a pattern for the start of a text: `": "` became `":"`.

Scripts lose comments, indentation and spaces beside marks now, and no sign of what they say.
"""

from __future__ import annotations

from bowout.render.lean import lean
from tests.support import project

SCRIPT = """\
/** @param {string} a */
function f(a) {
  // A comment of its own.
  const parts = a.split(/"/); // goes
  return `${parts[0]}: ` + ": " + "  //  ";
}
const g = { "a = b": 'c ; "d" , e', f: 1 + +2, h: (x) => x in [ 3 ] };
"""


def test_what_a_line_says_stays_as_it_is() -> None:
    assert lean(SCRIPT) == (
        "function f(a){\n"
        'const parts = a.split(/"/);\n'
        'return `${parts[0]}: ` + ": " + "  //  ";\n'
        "}\n"
        """const g={"a = b":'c ; "d" , e',f:1 + +2,h:(x)=>x in[3]};\n"""
    )


def test_no_text_goes_over_several_lines() -> None:
    """Its indentation would be lost."""
    for file in sorted((project.ROOT / "docs/assets").rglob("*.js")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            quotes = line.replace("/`([^`]+)`/", "").count("`")
            assert quotes % 2 == 0, f"{file.name}:{number}"
