"""What the page says about dates. The script (dates.js) puts days and lengths where the braces are."""

from __future__ import annotations

from collections.abc import Iterable

from bowout.model.notice import Notice

NOTICE_WORDS = {
    "ends": "If it reaches them on {delivered}, a notice period of {length} ends on {end}.",
    "receipt": "The day it reaches them isn't counted.",
    "next_day": "The day it reaches them isn't counted.",
    "same_day": "The day it reaches them counts as the first.",
    "next_monday": "It begins on the Monday after.",
    "first_day": "It begins on your first day, not before.",
    "month_end": "It can only end on the last day of a month.",
    "fifteenth_or_month_end": "It can only end on the 15th or the last day of a month.",
    "quarter_end": "It can only end on the last day of a quarter.",
    "saturday": "It ends on a Saturday.",
    "by-law": "That's the law's minimum. If your contract specifies a longer one, enter it.",
    "by-contract": "That's counted with the notice period in your contract.",
    "before": "That's before your start date, {start}, so there are no days to work.",
    "after": "That's after your start date, {start}. They could expect you at work from {start} to {end}, so ask them to release you.",
    "on": "That's the day you start. They could expect you at work, so ask them to release you.",
    "past": "The day it reaches them is after your start date. You'd be leaving a job that has begun, and other rules may apply.",
    "no-start": "Enter your start date to see if it ends in time.",
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
