"""The file `_headers` as hosts of static sites read it: every rule that fits an address adds what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Headers:
    """Rules in their order: a path, which may end in `*`, and its headers."""

    rules: list[tuple[str, dict[str, str]]]
    # Address and header that two rules told differently; a host joins such values with a comma.
    twice: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, site: Path) -> Headers:
        """Those of a built site."""
        rules: list[tuple[str, dict[str, str]]] = []
        for line in (site / "_headers").read_text("utf-8").splitlines():
            if line.startswith("/"):
                rules.append((line, {}))
                continue
            assert re.match(r"  [\w-]+: \S", line), line
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name.lower()] = value
        return cls(rules)

    def of_path(self, path: str) -> dict[str, str]:
        """What is sent with an address below the root, which begins with /. Names in lower case."""
        sent: dict[str, str] = {}
        for rule, told in self.rules:
            if path == rule or (rule.endswith("*") and path.startswith(rule[:-1])):
                self.twice |= {(path, name) for name in told.keys() & sent.keys()}
                sent |= told
        return sent
