"""What the page says about dates. The script (dates.js) puts days and lengths where the braces are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bowout.model.notice import Notice

ABOUT_THE_START = ("before", "after", "on", "past", "no-start")


def notice_words(
    notices: Iterable[Notice], words: Mapping[str, str], *, start: bool
) -> dict[str, str]:
    """The words that these notices can need; `start` is whether the start date is asked for."""
    needed = {"ends"}
    for notice in notices:
        needed |= {notice.start, notice.days_start, notice.end}
        needed |= {"by-law", "by-contract"} if notice.at_least else set()
    if start:
        needed |= set(ABOUT_THE_START)
    return {key: text for key, text in words.items() if key in needed}
