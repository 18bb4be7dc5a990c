"""The files of a site that has been written, for outputs that need all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path


class SiteFiles(Mapping[str, bytes]):
    """Paths to contents. Nothing is read before it's asked for."""

    def __init__(self, site: Path, coming: Sequence[str] = ()) -> None:
        found = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
        self.site = site
        self.paths = sorted({*found, *coming})

    def __getitem__(self, path: str) -> bytes:
        return (self.site / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)
