"""“You've got a reason that won't go away”, said the decision tool to people who'd answered that nothing had changed.

They started within a week and saw nothing to talk about, so none of the earlier steps fitted, and the last one did.
"""

from __future__ import annotations

from bowout.load.files import Source
from bowout.load.parse import parse
from bowout.model.decision import build_decision
from tests.support.project import ROOT


def test_whoever_is_only_unsure_is_never_told_to_withdraw() -> None:
    file = "snippets/decision.yml"
    node, problems = parse(Source(file, (ROOT / file).read_text("utf-8")))
    assert node is not None
    assert problems == []
    decision = build_decision(node)
    last = decision.verdicts[-1]
    unsure = [
        path
        for path in decision.paths()
        if path.get("why") == "nerves" and path["safe"] in ("none", "school")
    ]
    assert unsure
    assert [path for path in unsure if decision.verdict(path) is last] == []
