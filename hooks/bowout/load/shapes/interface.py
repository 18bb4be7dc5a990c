"""The words of the interface: which there are, by where they stand. A language that has all of them has a guide."""

from __future__ import annotations

from bowout.load.containers import Record, Shape
from bowout.load.scalars import Text

# Forms of a number that some languages have and English has not, as Intl.PluralRules names them.
PLURAL_FORMS = ("zero", "two", "few", "many")
COUNTED = ("blanks", "changed")
KEYS = {
    "guide": "name about authors",
    "page": (
        "skip menu main dark crumbs home letters all_letters part more toc pager before next law "
        "reviewed improve sources too_old picture"
    ),
    "footer": (
        "map finder countries check about promises privacy sources accessibility offline suggest "
        "free"
    ),
    "search": (
        "open question words close one many none nothing instead perhaps best pages letters page "
        "letter ends loading failed ways all_letters all_letters_why all_questions "
        "all_questions_why law law_why key_move key_open key_close key_search key_slash "
        "country anywhere other keep"
    ),
    "not_found": (
        "name title lead finder finder_why letters letters_why telling telling_why countries "
        "countries_why questions questions_why home home_why"
    ),
    "moved": "title moved link",
    "library": (
        "search country anywhere more to channel reason moment any one many none all other "
        "in_language keep"
    ),
    "letter": (
        "fill_in private optional fill back next done wording details "
        "explain keep keep_help yours_letter yours_message yours_script copy_letter copy_message "
        "copy_script with_subject copy_subject mail share on_paper unit days weeks months docx "
        "txt print_letter print_message print_script copy_link clear_all more branches clash "
        "after_letter after_message after_script other other_help ready ready_txt ready_docx"
    ),
    "letter_says": (
        "blanks-0 blanks-one blanks-other changed-0 changed-one changed-other copied still-blank "
        "peek copied-subject copied-link select mail mail-too-long saved clear undo no-date "
        "past-start late-delivery cleared undone"
    ),
    "letter_says_letter": "changed-one changed-other peek",
    "dates": (
        "ends receipt next_day same_day next_monday first_day month_end fifteenth_or_month_end "
        "quarter_end saturday by-law by-contract before after on past no-start no-date"
    ),
    "sum": (
        "overlap sum sum_length sum_least sum_ends sum_way sum_by_hand sum_sent sum_unit days "
        "weeks months sum_delivered sum_start"
    ),
    "sum_ends": "law any_day fifteenth_or_month_end month_end quarter_end",
    "sum_ways": "registered email post",
    "finder": (
        "form private ways why missing choose full caution next back change result open hold "
        "refine refine_help steps length delivery first rule more rest page rest_page updated"
    ),
    "decision": "form private missing next back change result if when otherwise open beside",
    "country_page": (
        "title answer caution signed do dont reach proof long look_for money unclear ask all finder"
    ),
    "countries": "where contract email cautions missing",
    "country_box": "label rule more native by_hand in",
    "review": "read_by unread checked overdue",
    "check": (
        "form kind from_text channel country optional not_said language letter go clear result "
        "copy rules letters_in must better brief"
    ),
    "check_kinds": "courtesy notice release resignation reply request tell",
    "check_channels": "email letter phone message",
    "check_says": (
        "private change think know missing found more rest words-one words-many apologies-none "
        "apologies-one apologies-many told-none told-unread told-short failed not-facts "
        "not-country told long-title long short-title short good-courtesy good-notice "
        "good-release good-resignation good-length good-apology unknown-title unknown guessed "
        "kind-guessed late-title late email-void email-unsafe email-contract by-email by-writing "
        "by-paper by-ink by-registered by-online by-contract phone-title phone kind-notice-title "
        "kind-notice country-link"
    ),
    "check_brief": "told-none told unknown",
    "checklist": "count keep print private",
    "chart": "table numbers who when base share source",
    "citations": "source second_hand",
    "source_pages": (
        "title description range one many by_letter before next all unopened read undated with"
    ),
    "school_page": (
        "title about about_example answer says we_read dated undated ask write work_there "
        "policies career_center all team read kept not_affiliated"
    ),
    "schools": "name one many none",
    "offline": (
        "busy done failed removed cannot in_browser all keep remove needs_script as_file same "
        "download"
    ),
    "frame": (
        "too_old saved sandboxed sandboxed_link label full about reviewed new_tab free privacy "
        "licenses no_links copy done by_hand"
    ),
    "code_box": "label sent copy_code copy_address done by_hand",
    "embed_code": "open school txt docx",
    "fragment": "from fill_in read reviewed licenses",
    "course": "title about rights",
    "course_modules": "read decide law tell letters texts tools schools afterwards",
    "feed": "title author",
    "llms": "note start letters countries more",
}


def _place(name: str, keys: str) -> Record:
    """The words that stand in one place."""
    words: dict[str, Shape] = {key: Text() for key in keys.split()}
    forms = (
        [f"{word}-{form}" for word in COUNTED for form in PLURAL_FORMS] if "says" in name else []
    )
    return Record(words | {form: Text() for form in forms}, required=tuple(words))


PLACES: dict[str, Shape] = {name: _place(name, keys) for name, keys in KEYS.items()}
INTERFACE = Record(
    PLACES,
    required=tuple(PLACES),
    doc="The words of the pages around everything else, by where they stand.",
)
