"""The words that people read when something is wrong. Who changes a message changes it here as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from bowout.problems import Problem, Severity, did_you_mean
from tests.support import content

MESSAGES = {
    "name-unknown-field": """\
snippets/letters/en/withdraw.yml:19:72 unknown-field {compny}. Did you mean {company}?
""",
    "name-field-missing-in-letter": """\
snippets/letters/en/withdraw.yml:16:12 unknown-field {recipient}. Known: {company}, {role}, {sender}, {start_date}.
    Add `- recipient` under fields.
""",
    "name-unknown-option": """\
snippets/letters/en/withdraw.yml:18:22 unknown-option The choice `tone` has no option “breif”. Did you mean brief?
""",
    "name-unknown-choice-in-when": """\
snippets/letters/en/withdraw.yml:18:16 unknown-choice There is no choice `tune`. Did you mean tone?
""",
    "name-unknown-block": """\
snippets/letters/en/withdraw.yml:26:10 unknown-block There is no block `reasons`. Did you mean reason?
    Add the block to snippets/blocks, or use one that is there.
""",
    "name-unknown-source": """\
snippets/letters/en/withdraw.yml:9:11 unknown-source There is no source `robert-half-2018`. Did you mean robert-half-2019?
    Add it to snippets/sources.yml.
""",
    "key-misspelled": """\
snippets/letters/en/withdraw.yml:2:1 missing-key `letter` has no `use_when`.
    Add a line `use_when: …`.
snippets/letters/en/withdraw.yml:3:1 unknown-key `use_whne` is not a key of `letter`. Did you mean use_when?
""",
    "value-unknown-kind": """\
snippets/letters/en/withdraw.yml:4:7 unknown-value `kind` cannot be “courtsey”. Did you mean courtesy?
""",
    "value-unknown-channel": """\
snippets/letters/en/withdraw.yml:6:10 unknown-value `channel` cannot be “e-mail”. Did you mean email?
""",
    "value-bad-date": """\
snippets/letters/en/withdraw.yml:8:11 bad-date `reviewed` must be a date such as 2026-11-23.
""",
    "surprise-no": """\
snippets/letters/en/withdraw.yml:2:8 yaml-surprise YAML reads no as true or false, not as text.
    Write it in quotes: "no"
""",
    "surprise-sexagesimal": """\
snippets/letters/en/withdraw.yml:2:8 yaml-surprise YAML reads 1:30 as a number, not as text.
    Write it in quotes: "1:30"
""",
    "surprise-option-key-no": """\
snippets/vocabulary/en/choices.yml:15:5 yaml-surprise YAML reads the key `no` as true or false.
    Choose another word.
""",
    "yaml-colon-in-text": """\
snippets/letters/en/withdraw.yml:32:28 bad-yaml A text with a colon and a space in it must be in quotes.
    Put the whole text in quotes: "…", or on a new line after `>-`.
""",
    "yaml-brace-starts-text": """\
snippets/letters/en/withdraw.yml:16:5 bad-yaml A text that starts with { must be in quotes.
    Write: "{recipient}, hello,"
""",
    "yaml-guard-alone": """\
snippets/letters/en/withdraw.yml:32:5 text-in-braces A text that starts with [ must be in quotes.
    Write: "[[{start_date}]]"
""",
    "yaml-unclosed-double-quote": """\
snippets/letters/en/withdraw.yml:14:10 bad-yaml The quote " is opened and not closed.
    Close it, or start the text with the other quote.
""",
    "yaml-apostrophe-in-single-quotes": """\
snippets/letters/en/call.yml:23:9 bad-yaml The quote ' is opened and not closed, or ends the text too early.
    Close it, or start the text with the other quote.
""",
    "yaml-no-space-behind-colon": """\
snippets/letters/en/withdraw.yml:4:5 bad-yaml A space is missing after the colon.
    Write: key: value
""",
    "yaml-tab-indents": """\
snippets/letters/en/withdraw.yml:12:1 tab A tab stands here.
    Use spaces; two for each level.
""",
    "yaml-duplicate-key": """\
snippets/letters/en/withdraw.yml:5:1 duplicate-key The key `title` stands twice; the first is on line 2.
    Delete one of the two.
""",
    "yaml-hash-in-text": """\
snippets/letters/en/withdraw.yml:32:36 yaml-comment YAML takes “#4 and for your time.” as a comment, not as text.
    Put the text in quotes, or the comment on a line of its own.
""",
    "text-unguarded-optional": """\
snippets/letters/en/withdraw.yml:24:64 unguarded-optional {start_date} may be left empty, but this sentence needs it.
    Write: …will not be starting[[ on {start_date}]].
""",
    "text-word-left-behind": """\
snippets/letters/en/withdraw.yml:24:61 word-left-behind “on[[ {start_date}]]” leaves its first word behind when the blank is empty.
    Write: [[ on {start_date}]]
""",
    "text-article": """\
snippets/letters/en/withdraw.yml:21:59 article-before-blank “a {role}” fails for half of the words that may be typed.
    Write “the {role} position”, or leave the article out.
""",
    "text-possessive": """\
snippets/letters/en/withdraw.yml:32:19 possessive-on-blank “{company}'s” fails for names that end in s.
    Write “the team at {company}”.
""",
    "text-open-guard": """\
snippets/letters/en/withdraw.yml:32:14 open-guard This [[ is never closed.
    Add ]] where the part ends.
""",
    "text-bad-blank": """\
snippets/letters/en/withdraw.yml:32:16 bad-blank {Company Name} is no blank.
    Write: {company_name}
""",
    "proof-too-long": """\
snippets/letters/en/withdraw.yml:16:3 too-long Too long: cut 47 words. 108 with tone warm, reason other_offer; at most 61.
""",
    "proof-too-short": """\
snippets/letters/en/withdraw.yml:16:3 too-short Too short: add 49 words. 31 with tone brief, reason unsaid; at least 80.
""",
    "proof-double-space-when-empty": """\
snippets/letters/en/withdraw.yml:32:11 double-space “you [[{recipient}]]” leaves its space behind when the blank is empty.
    Write: you[[ {recipient}]]
""",
    "name-never-shown": """\
snippets/letters/en/withdraw.yml:21:15 never-shown No combination of choices shows this text.
    Check its `when`, and the alternatives above it.
""",
    "name-same-option": """\
snippets/letters/en/withdraw.yml:11:3 same-option The options `warm` and `plain` of `tone` always give the same letter.
    Give one of them its own words, or delete it.
""",
    "block-loop-nobody-uses": """\
snippets/blocks/en/first.yml:1:1 unused-block (warning) No letter uses the block `first`.
    Use it, or delete it.
snippets/blocks/en/first.yml:4:10 block-loop Blocks use each other in a circle: second → first → second.
    Break the circle.
snippets/blocks/en/second.yml:1:1 unused-block (warning) No letter uses the block `second`.
    Use it, or delete it.
snippets/blocks/en/second.yml:4:10 block-loop Blocks use each other in a circle: first → second → first.
    Break the circle.
""",
    "rule-lookbehind": """\
snippets/rules/en/apologies.yml:7:5 bad-pattern `(?` does not work alike in Python and in browsers.
    Use letters, classes, {word-list}, \\b, (?:…), (?=…), (?!…), ?, *, + and {2,5}.
""",
    "place-yaml-ending": """\
snippets/letters/en/other.yaml:1:1 bad-file-name The file ends in .yaml.
    Rename it to other.yml
""",
    "bytes-latin-1": """\
snippets/letters/en/withdraw.yml:2:9 wrong-encoding This file is not UTF-8 text.
    Save it again with the encoding UTF-8.
""",
    "page-front-matter-not-closed": """\
docs/index.md:1:1 no-front-matter The front matter is never closed.
    Add a line --- below its last key.
""",
    "page-embed-code-unknown-form": """\
docs/index.md:8:14 bad-embed-code There is no form `frames`. Did you mean frame?
""",
    "page-embed-code-malformed": """\
docs/index.md:8:1 bad-embed-code This line prints no code.
    Write ::embed-code frame letters/its-name, with school=… at its end if you like.
""",
    "file-merge-conflict": """\
snippets/letters/en/withdraw.yml:26:1 merge-conflict Two versions of this file were put together here, and nobody has chosen.
    Keep the lines that are right; delete the others, and the lines of <<<<<<<, ======= and >>>>>>>.
""",
    "page-name-with-space": """\
docs/More Pages/call.md:1:1 bad-file-name A file name has small letters, digits and - only.
    Rename the file or its folder; its name is its permanent address.
""",
    "page-other-ending": """\
docs/more.markdown:1:1 bad-file-name The file ends in .markdown.
    Rename it to more.md
""",
    "after-link-to-nothing": """\
snippets/letters/en/withdraw.yml:35:16 dead-link There is no page or file at `telling/cal/`. Did you mean telling/call/?
    Write the way from docs/law, such as money.md or ../write.md, or https://… in full.
snippets/letters/en/withdraw.yml:35:81 dead-link There is no page or file at `law/www.example.org`. Known: about/sources/m/, about/sources/r/, law/xl/, letters/call/, letters/withdraw/, students/schools/x-college/, telling/call/.
    Write the way from docs/law, such as money.md or ../write.md, or https://… in full.
""",
    "text-html": """\
snippets/letters/en/withdraw.yml:16:24 raw-html This reads as HTML; a letter is plain text.
    Delete the tags. A blank is written {company}, not <company>.
snippets/letters/en/withdraw.yml:32:11 raw-html This reads as HTML; a letter is plain text.
    Delete the tags. A blank is written {company}, not <company>.
""",
    "yaml-curly-quotes": """\
snippets/letters/en/withdraw.yml:14:10 bad-yaml Here stand the quotes of a word processor, which mean nothing to YAML: “
    Put straight quotes around the whole text: "…"
""",
    "yaml-wide-colon": """\
snippets/letters/en/withdraw.yml:2:6 bad-yaml This colon is not the one of YAML.
    Write: key: value
""",
    "page-directive-misspelled": """\
docs/more.md:8:1 bad-directive No line begins with ::leter. Did you mean ::letter?
    Mend the name. To show the line itself, put it in backticks.
""",
    "page-directive-names-nothing": """\
docs/more.md:8:1 bad-directive This line names no letter that can be shown.
    Write ::letter its-name.
docs/more.md:10:1 bad-directive This line names no figure that can be shown.
    Write ::figure its-name.
docs/more.md:12:1 bad-directive This line names no letter that can be shown.
    Write ::letter its-name.
""",
    "page-directive-inside-a-paragraph": """\
docs/more.md:9:1 bad-directive This line stands inside a paragraph, and so it shows nothing but itself.
    Leave an empty line above it and below it.
docs/more.md:11:1 bad-directive This line stands inside a paragraph, and so it shows nothing but itself.
    Leave an empty line above it and below it.
""",
    "page-link-to-nothing": """\
docs/more.md:8:13 dead-link There is no page or file at `telling/cal/`. Did you mean telling/call/?
    Write the way from this file to the other, such as call.md or ../index.md#part.
docs/more.md:10:9 dead-link There is no page or file at `telling/letter/`. Did you mean telling/call/?
    Write the way from this file to the other, such as call.md or ../index.md#part.
""",
    "page-link-no-address": """\
docs/more.md:8:13 bad-link This is no address.
    Copy it again from where the page is open.
docs/more.md:8:58 bad-link This is no address.
    Copy it again from where the page is open.
docs/more.md:10:9 bad-link This is no address.
    Copy it again from where the page is open.
""",
    "page-unknown-template": """\
docs/index.md:2:11 unknown-value `template` cannot be “letter.html”. Did you mean finder.html?
""",
    "page-misspelled": """\
docs/index.md:9:9 misspelled “recieve” is in no list of words. Did you mean “receive”?
    If it is right, add it to `known` in snippets/vocabulary/en/words.yml.
""",
    "page-avoided-word": """\
docs/index.md:9:9 avoided-word “simply” is not how we say it. It is seldom simple.
    Say: nothing. To talk about the word itself, put it in quotes.
""",
    "page-no-alt": """\
docs/index.md:9:1 missing-alt This picture has no words for those who cannot see it.
    Say what it shows, or write alt="" if it only decorates.
docs/index.md:11:1 missing-alt This picture has no words for those who cannot see it.
    Say what it shows, or write alt="" if it only decorates.
""",
    "page-level-left-out": """\
docs/index.md:11:1 heading-order A heading of level 4 follows one of level 2.
    Write ###, or move it.
""",
    "page-second-title": """\
docs/index.md:9:1 second-title This is the page's second title.
    Write ## for a part of it.
""",
    "page-no-title": """\
docs/index.md:7:1 no-title This page has no title.
    Begin with # and the title.
""",
    "page-html-anchor-to-nothing": """\
docs/index.md:11:10 dead-link There is no anchor `#call-frist` on docs/index.md. Did you mean #call-first?
    Mend the address.
""",
    "words-pattern-unreadable": """\
snippets/vocabulary/en/words.yml:4:12 bad-pattern This is no regular expression: missing ), unterminated subpattern.
    Mend the pattern.
""",
    "page-unknown-letter": """\
docs/telling/call.md:11:31 unknown-letter There is no letter `withdrawing`. Did you mean withdraw?
""",
    "school-accent-too-pale": """\
snippets/schools/x-college.yml:21:9 weak-color The stripe in #ffcc33 is too pale on our light pages: a contrast of 1.4, and 4.5 is needed.
    Write accent: "#8a6e1c"
""",
    "school-accent-borrowed": """\
snippets/schools/x-college.yml:21:9 borrowed-color A school's color stands only beside what the school keeps itself.
    Delete `accent`, or add `maintainer`.
""",
    "school-email-elsewhere": """\
snippets/schools/x-college.yml:18:10 foreign-address example.com is no address of this school: `domains` has example.org.
    Take a page of the school itself, or add the address if it is the school's.
""",
    "school-policy-missing": """\
snippets/schools/x-college.yml:8:3 bad-policy The page that was read is not named as a source.
    Add it to snippets/sources.yml, and its id here as `source`.
""",
    "school-nothing-and-more": """\
snippets/schools/x-college.yml:13:15 odd-consequences `none_stated` says that the page names nothing, and other words stand beside it.
    Keep one or the other.
""",
    "school-review-in-two-years": """\
snippets/schools/x-college.yml:23:16 review-too-late A school's policy is read again within 12 months.
    Write review_months: 12, or leave the line out.
""",
    "school-example-with-a-real-address": """\
snippets/schools/x-college.yml:6:1 invented-school An invented school has an address that somebody may own.
    Use one that nobody can own: example.com, example.edu, example.net, example.org.
""",
    "school-unknown-consequence": """\
snippets/schools/x-college.yml:13:25 unknown-value `consequences` cannot be “portal_block”. Did you mean portal_blocked?
""",
    "report-missing-criterion": """\
docs/about/accessibility.openacr.yaml:12:5 missing-criterion `success_criteria_level_a` does not answer 2.4.2.
    Answer each, also where the answer is no.
""",
    "report-criterion-in-the-wrong-chapter": """\
docs/about/accessibility.openacr.yaml:46:15 unknown-criterion `success_criteria_level_a` has no criterion 2.4.7. It belongs to `success_criteria_level_aa`.
""",
    "report-supports-without-test": """\
docs/about/accessibility.openacr.yaml:14:68 supports-without-test 1.1.1 says “supports”, and no test shows it.
    End its notes with a paragraph “Tests: …”, or say “partially-supports” and why.
""",
    "report-bad-test": """\
docs/about/accessibility.openacr.yaml:14:85 bad-test “test_shown” names no test.
    Write it as tests/folder/test_file.py::test_name, with commas between.
""",
    "report-unknown-test": """\
docs/about/accessibility.openacr.yaml:14:85 unknown-test tests/shown.py has no test `test_picture`. Did you mean test_pictures?
""",
    "report-idle-test": """\
docs/about/accessibility.openacr.yaml:14:85 idle-test `test_every_page` may be left out: it carries the mark `audit`.
    Name a test that every `make test` runs.
""",
}


@pytest.mark.parametrize("case", MESSAGES)
def test_the_words(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content.check(content.broken_project(content.BROKEN / case, tmp_path / "project"))
    message = capsys.readouterr().out.split("\n\n")[0].removesuffix("\n") + "\n"
    assert message == MESSAGES[case]


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("compny", ["company", "role"], " Did you mean company?"),
        ("xyz", ["company", "role"], " Known: company, role."),
        ("xyz", [], ""),
        ("xyz", [f"long-name-{i}" for i in range(9)], ""),
        ("", ["a"], " Known: a."),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


def test_did_you_mean_in_the_form_that_is_written() -> None:
    assert did_you_mean("compny", ["company"], "{{{}}}") == " Did you mean {company}?"


def test_one_problem_is_one_line_and_a_remedy() -> None:
    problem = Problem("a.yml", 3, 7, "some-id", "Something is wrong.", "Mend it.")
    assert str(problem) == "a.yml:3:7 some-id Something is wrong.\n    Mend it."
    warning = Problem("a.yml", 3, 7, "some-id", "Hm.", severity=Severity.WARNING)
    assert str(warning) == "a.yml:3:7 some-id (warning) Hm."


def test_problems_come_in_the_order_of_the_file() -> None:
    places = [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 2), ("a.yml", 9, 1)]
    problems = sorted(Problem(*place, "id", "message") for place in places)
    assert [(p.path, p.line, p.col) for p in problems] == [
        ("a.yml", 9, 1),
        ("a.yml", 9, 2),
        ("a.yml", 10, 1),
        ("b.yml", 1, 1),
    ]
