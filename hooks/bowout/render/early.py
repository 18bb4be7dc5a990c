"""The one script that stands in a page itself, and the digest by which the policy lets it run.

The colors a reader chose must be there before anything is painted, and the scripts that are to wait until
then must be held by something. As a file, this script would keep every page blank for one more trip to the
server: on a slow phone, a third of the time until words show.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from bowout.render.lean import lean

TEMPLATES = Path(__file__).with_name("templates")
SCRIPT: str = lean(TEMPLATES.joinpath("early.js").read_text("utf-8"))
# The same for embedded pages, where nothing is stored and every script is ours.
FRAME_SCRIPT: str = lean(TEMPLATES.joinpath("early_frame.js").read_text("utf-8"))
# The name under which it lets the page's own scripts through (Trusted Types).
POLICY = "bowout-page"
# The same in embedded pages, for a school's script.
SCHOOL_POLICY = "bowout-school"


def digest(text: str) -> str:
    """The name by which a policy knows a text that may stand in a page."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


DIGEST, FRAME_DIGEST = digest(SCRIPT), digest(FRAME_SCRIPT)


def with_data(html: str, text: str) -> str:
    """A page whose policy also knows its block of data. Browsers of today do not ask; older ones and checkers do."""
    return html.replace(f"'{DIGEST}'", f"'{DIGEST}' '{digest(text)}'", 1)
