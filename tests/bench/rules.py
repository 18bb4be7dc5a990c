"""How much the rules about words catch of the labeled sentences, and how often they are wrong about clean ones."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.support.sentences import clean, false_alarms, missed, violations


def figures() -> Iterator[Figure]:
    lost, alarms = missed(), false_alarms()
    yield Figure(
        "violations caught by the rule that must find them",
        100 * (1 - len(lost) / len(violations())),
        "%",
        f"{len(violations())} labeled sentences, {len(lost)} missed",
        least=90,
    )
    yield Figure(
        "clean sentences flagged by any rule",
        100 * len(alarms) / len(clean()),
        "%",
        f"{len(clean())} clean sentences, {len(alarms)} flagged",
        most=5,
    )
