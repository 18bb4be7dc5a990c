"""The cases of tests/fixtures/notice_cases.yml, as the browser counts them."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from bowout.model.notice import Notice
from tests.support.project import ROOT


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    delivered: str
    notice: Notice
    first_day: str
    end: str
    why: str


def _cases() -> list[Case]:
    rows = yaml.safe_load((ROOT / "tests/fixtures/notice_cases.yml").read_text("utf-8"))
    cases = []
    for delivered, length, start, to, first_day, end, *why in rows:
        number, unit = length.split()
        cases.append(
            Case(delivered, Notice(int(number), unit, start, to), first_day, end, ", ".join(why))
        )
    return cases


CASES = _cases()
