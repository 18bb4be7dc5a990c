"""What the page says about dates. The script (dates.js) puts days and lengths where the braces are."""

from __future__ import annotations

from collections.abc import Iterable

from bowout.model.notice import Notice

NOTICE_WORDS = {
    "ends": "If it reaches them on {delivered}, a notice of {length} ends on {end}.",
    "receipt": "The day it reaches them is left out.",
    "next_day": "The day it reaches them is left out.",
    "same_day": "The day it reaches them counts as the first.",
    "next_monday": "It begins on the Monday after.",
    "first_day": "It begins on your first day, not before.",
    "month_end": "It can only end on the last day of a month.",
    "fifteenth_or_month_end": "It can only end on the 15th or the last day of a month.",
    "quarter_end": "It can only end on the last day of a quarter.",
    "saturday": "It ends on a Saturday.",
    "by-law": "That's the law's minimum. If your contract names a longer notice period, enter it.",
    "by-contract": "That's counted with the notice period in your contract.",
    "before": "That is before your start date, {start}: no working day is left over.",
    "after": "That is after your start date, {start}. From {start} to {end} they could still expect you at work: ask them to release you from those days.",
    "on": "That is the day you start. For that one day they could still expect you at work: ask them to release you from it.",
    "past": "The day it reaches them lies after your start date. Then you are leaving a job that has begun, and another rule may hold.",
    "no-start": "Fill in your start date to see how long it runs.",
}
ABOUT_THE_START = ("before", "after", "on", "past", "no-start")


def notice_words(notices: Iterable[Notice], *, start: bool) -> dict[str, str]:
    """Only what can be said of these notices; `start` is whether the start date is asked for."""
    needed = {"ends"}
    for notice in notices:
        needed |= {notice.start, notice.days_start, notice.end}
        needed |= {"by-law", "by-contract"} if notice.at_least else set()
    if start:
        needed |= set(ABOUT_THE_START)
    return {key: text for key, text in NOTICE_WORDS.items() if key in needed}
