"""The files of a site besides its pages. Each output is a function from the finished build to paths and contents.

To add one, write the function and name it here. The order of these lists doesn't matter (a test shuffles them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bowout.build import Build
from bowout.outputs import (
    api,
    cartridge,
    conformance,
    embeds,
    feed,
    hosting,
    letters,
    llms,
    moved,
    offline,
    schools,
    scripts,
    search,
    styles,
)
from bowout.render.offline_page import ARCHIVE, WORKER

File = tuple[str, str | bytes]
Output = Callable[[Build], Iterable[File]]
ClosingOutput = Callable[[Build, Mapping[str, bytes]], Iterable[File]]

OUTPUTS: tuple[Output, ...] = (
    api.files,
    cartridge.files,
    conformance.files,
    embeds.frames,
    embeds.scripts,
    feed.files,
    hosting.contacts,
    letters.copies,
    letters.documents,
    llms.files,
    moved.files,
    offline.manifest_file,
    schools.files,
    scripts.portals,
    scripts.rules,
    scripts.vocabulary,
    search.files,
    styles.files,
)
# Those that need every other file of the site, by its path; none of them may depend on another.
CLOSING_OUTPUTS: tuple[ClosingOutput, ...] = (hosting.headers, offline.copies)
# What they write, so that it is known while they run.
CLOSING_PATHS = (hosting.HEADERS_FILE, ARCHIVE, WORKER)
# Files that pages link to: MkDocs has to know them before it reads the pages.
LINKED = (cartridge.CARTRIDGE,)
