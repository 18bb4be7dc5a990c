"""The words of the interface: which there are, by where they stand. A language that has all of them has a guide."""

from __future__ import annotations

from bowout.load.containers import Record, Shape
from bowout.load.scalars import Text
from bowout.load.shapes.conformance import ASKED, CHAPTERS, LEVELS

# Forms of a number that some languages have and English has not, as Intl.PluralRules names them.
PLURAL_FORMS = ("zero", "two", "few", "many")
COUNTED = ("blanks", "changed")
KEYS = {
    "guide": "name about authors",
    "page": (
        "skip menu main dark crumbs home letters all_letters part more toc pager before next law "
        "reviewed improve sources too_old table picture"
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
    "suggest": (
        "title title_help use_when use_when_help subject aliases aliases_help name name_help "
        "after after_help sources sources_help list kind to channel optional up down remove "
        "insert form keep keep_help what country country_help no_country tones tones_help "
        "the_words the_words_help a_blank a_part an_alternative add_p add_do add_part add_if questions questions_help own "
        "find once_sent see sheet filled mend send private open short long no_repo file "
        "file_help copy_file save_file later later_harm later_spelling later_empty "
        "later_changes later_links later_name later_site later_person ways needs_script tell "
        "tell_how write write_how elsewhere text split vary_more vary vary_not why same other "
        "none do part if_they say blank ask example may_be_empty answers greeting closing "
        "into"
    ),
    "suggest_says": (
        "none one many open missing replace replaced ready unready copied copied-open select "
        "saved removed moved added own guarded p do part if blank letter"
    ),
    "suggest_remedies": (
        "empty-value no-subject no-aliases two-paragraphs unknown-field lone-option "
        "unused-choice duplicate-id bad-file-name"
    ),
    "school_form": (
        "name name_help place aliases aliases_help url url_help title year year_help scope "
        "scope_help says says_help lasts lasts_help office office_help email email_help phone "
        "contact maintainer maintainer_help known known_none country tell_first accepted "
        "accepted_none form the_school the_policy the_office consequences copy_office preview "
        "send private github github_how mail mail_how nobody no_account who who_reads text "
        "needs_script also questions optional subject tell_permission tell_before tell_after "
        "tell_unknown accepted_spoken accepted_written accepted_signed missing no_address "
        "too_many no_email"
    ),
    "embed_tool": (
        "form school not_listed host look height pixels theme light dark auto steps other "
        "block page see width phone course wide preview plain plain_host courses websites "
        "portals others links own_html any_html tools letters guide countries"
    ),
    "embed_tool_says": "link grows grows-to keeps tall whole",
    "conformance": (
        "sum level criteria criterion level_and_remarks remarks one many of take take_as "
        "judged how how_judged crawl crawled nothing thing things report product report_alone "
        "version standard standards contact legal summary tests"
    ),
    "conformance_levels": " ".join(LEVELS),
    "conformance_chapters": " ".join(CHAPTERS),
    "criteria": " ".join(num for asked in ASKED.values() for num in asked),
}
# Places that only some pages show, by what asks for them there: the page's template, or a line in it. A guide without
# such a page needs none of their words.
ON_SOME_PAGES = {
    "suggest.html": ("suggest", "suggest_says", "suggest_remedies"),
    "school_form.html": ("school_form",),
    "embed-tool": ("embed_tool", "embed_tool_says"),
    "embed-hosts": ("embed_tool",),
    "accessibility-report": (
        "conformance",
        "conformance_levels",
        "conformance_chapters",
        "criteria",
    ),
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
    required=tuple(
        place for place in PLACES if not any(place in some for some in ON_SOME_PAGES.values())
    ),
    doc="The words of the pages around everything else, by where they stand.",
)
