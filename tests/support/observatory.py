"""The score that Mozilla's HTTP Observatory gives a site, by the rules it publishes.

Its rules for what a static site can have: the source of the scanner is public
(mdn/mdn-http-observatory, src/analyzer and src/grader, as of August 2026). What cannot apply here
(cookies, CORS, scripts of other hosts, redirects) is asserted by the caller or counts nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

BROAD = {"*", "http:", "https:", "ftp:", "http://*", "https://*"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
BONUS_FROM = 90  # bonuses count only where the faults alone leave this much
GRADES = {
    100: "A+", 95: "A", 90: "A", 85: "A-", 80: "B+", 75: "B", 70: "B", 65: "B-", 60: "C+",
    55: "C", 50: "C", 45: "C-", 40: "D+", 35: "D", 30: "D", 25: "D-",
}  # fmt: skip


def directives(policy: str) -> dict[str, list[str]]:
    """A content security policy, taken apart; a directive told twice keeps its first."""
    found: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *values = part.split()
        found.setdefault(name.lower(), values)
    return found


def score(headers: Mapping[str, str], meta_policy: str, meta_referrer: str) -> dict[str, int]:
    """Rule to points. Header names in lower case."""
    header_policy = headers.get("content-security-policy", "")
    policy = meta_policy or header_policy
    framed = "frame-ancestors" in directives(header_policy) if header_policy else False
    referrer = meta_referrer or headers.get("referrer-policy", "")
    return {
        "csp": _policy(policy),
        "referrer": 0 if not referrer else 5 if referrer in PRIVATE else -5,
        "framing": 5 if framed or headers.get("x-frame-options", "").lower() in {"deny", "sameorigin"} else -20,
        "nosniff": 0 if headers.get("x-content-type-options") == "nosniff" else -5,
        "hsts": _hsts(headers.get("strict-transport-security", "")),
        "corp": 10 if headers.get("cross-origin-resource-policy") in {"same-origin", "same-site"} else 0,
        "coop": 10 if headers.get("cross-origin-opener-policy", "").startswith("same-origin") else 0,
    }  # fmt: skip


def total(points: Mapping[str, int]) -> tuple[int, str]:
    """The score and the grade."""
    without_bonus = 100 + sum(n for n in points.values() if n < 0)
    number = 100 + sum(points.values()) if without_bonus >= BONUS_FROM else without_bonus
    number = max(number, 0)
    return number, GRADES.get(min(number - number % 5, 100), "F")


def _policy(policy: str) -> int:
    if not policy:
        return -25
    given = directives(policy)
    usual = given.get("default-src", ["*"])
    scripts, styles = given.get("script-src", usual), given.get("style-src", usual)
    objects = given.get("object-src", usual)
    if {*scripts} & (BROAD | {"'unsafe-inline'", "data:"}) or {*objects} & BROAD:
        return -20
    if any(value.startswith(("http:", "ftp:")) for values in given.values() for value in values):
        return -20
    if "'unsafe-eval'" in scripts + styles:
        return -10
    if {*styles} & (BROAD | {"'unsafe-inline'", "data:"}):
        return 0
    return 10 if usual == ["'none'"] else 5


def _hsts(header: str) -> int:
    age = next((p.split("=")[1] for p in header.split(";") if p.strip().startswith("max-age=")), "")
    return -20 if not age.isdigit() else 0 if int(age) >= 15_768_000 else -10
