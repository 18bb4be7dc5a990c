"""Zip files: the same parts make the same bytes, on every system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The first moment that a zip file can hold.
EARLIEST = (1980, 1, 1, 0, 0, 0)
UNIX, READABLE = 3, 0o644 << 16


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts by their paths, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, data in parts.items():
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
