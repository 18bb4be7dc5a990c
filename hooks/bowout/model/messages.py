"""What the checks say about a letter's words: once here, for the checker and for the page “Suggest a letter”.

`$name` is filled in. docs/assets/js/suggest-check.js gets the same by render/suggest.py.
"""

from __future__ import annotations

from string import Template

# Guards within guards.
DEEPEST = 8

# The name of a problem, with what tells two wordings of it apart, to its message and its remedy.
MESSAGES: dict[str, tuple[str, str]] = {
    # Inside one text
    "stray-mark/[[": (f"More than {DEEPEST} [[ stand inside each other.", "Split the text."),
    "stray-mark/]]": ("This ]] closes nothing.", "Delete it, or add [[ before the part."),
    "stray-mark/|": ("A | has a meaning only inside [[A|B]].", "Delete it."),
    "stray-mark/{": (
        "This { is never closed.",
        "Write the name of a blank and } behind it.",
    ),
    "stray-mark/}": ("This } closes nothing.", "Delete it."),
    "stray-mark/[": (
        "A single [ has no meaning here.",
        "Write [[ for a part that may go, or ( for a bracket.",
    ),
    "stray-mark/]": (
        "A single ] has no meaning here.",
        "Write ]] to end a part, or ) for a bracket.",
    ),
    "two-fallbacks": ("A guard has one fallback: [[A|B]].", "Delete the second |."),
    "open-guard": ("This [[ is never closed.", "Add ]] where the part ends."),
    "guard-without-blank": (
        "This [[ ]] holds no blank, so it never goes.",
        "Delete the brackets, or put the {blank} inside.",
    ),
    "bad-blank": ("$token is no blank.", "Write: {$suggested}"),
    "two-paragraphs": ("An empty line stands inside a paragraph.", "Start a new item with `- `."),
    # Names
    "unknown-field": ("{$name}.$hint", "Add `- $name` under fields."),
    "unknown-field/block": (
        "The block `$block` has the blank {$name}, which is no field of this letter.",
        "Add `- $name` under fields.",
    ),
    "unknown-field/shared": (
        "There is no shared blank `$name`.$hint",
        "Use a shared one, or describe your own with ask, blank and example.",
    ),
    "duplicate-field": ("The field `$name` is listed twice.", "Delete one."),
    "missing-key/field": ("The field `$name` has no `$key`.", "Add a line `$key: …`."),
    "missing-key/choice": (
        "The choice `$name` has no `$key`, and no shared choice has that name.$hint",
        "Add it, or use the name of a shared choice.",
    ),
    "unknown-choice": ("There is no choice `$name`.$hint", ""),
    "unknown-option": ("The choice `$choice` has no option “$name”.$hint", ""),
    "unknown-option/default": (
        "The default “$name” is not among the options of `$choice`.$hint",
        "Add a line `default: …`.",
    ),
    "lone-option": (
        "The choice `$name` has fewer than two options.",
        "Add an option, or delete the choice.",
    ),
    "bad-count/no-law": (
        "The letter's country has no notice that can be counted for `$paper`.",
        "Add `notice` to that paper in the country's file, or write the length here.",
    ),
    "bad-length": ("A length is written P4W, P1M or P30D.", ""),
    "bad-comparison": (
        "The choice `$name` compares dates, and $what.",
        "Name two date fields of the letter, with the options unknown, before and after, and default: unknown.",
    ),
    "no-channel-choice": (
        "This letter can be sent in several ways, and no shared choice has `role: channel`.",
        "Add one to choices.yml in the vocabulary of its language.",
    ),
    "unknown-source": ("There is no source `$name`.$hint", "Add it to snippets/sources.yml."),
    "unknown-letter": ("There is no letter `$name`.$hint", ""),
    "duplicate-id": ("The id `$id` is taken by $path.", "Rename one of the two files."),
    # What stands in the letter and what does not
    "empty-value": ("`$name` is empty.", "Fill it in, or delete the line."),
    "empty-value/list": ("`$name` is an empty list.", "Fill it in, or delete it."),
    "bad-value": ("“$value” is no good `$name`: $doc", ""),
    "bad-file-name": (
        "A file name has small letters, digits and - only.",
        "Rename the file; its name is its permanent address.",
    ),
    "too-deep": ("This file is nested too deeply.", "Use fewer levels."),
    "unguarded-optional": (
        "{$name} may be left empty, but this sentence needs it.",
        "Write: $mended",
    ),
    "article-before-blank": (
        "“$words” fails for half of the words that may be typed.",
        "Write “the {role} position”, or leave the article out.",
    ),
    "possessive-on-blank": (
        "“$words” fails for names that end in s.",
        "Write “the team at {company}”.",
    ),
    "bracketed-plural": ("“$words” reads like a form.", "Write the singular or the plural."),
    "and-or": ("“$words” reads like a form.", "Choose one."),
    "word-left-behind": (
        "“$words” leaves its first word behind when the blank is empty.",
        "Write: $mended",
    ),
    **dict.fromkeys(
        ("space-before-mark/outside", "double-space/outside", "edge-space/outside"),
        ("“$words” leaves its space behind when the blank is empty.", "Write: $mended"),
    ),
    "off-topic": ("This letter is about “$words”. $subject", ""),
    "no-subject": (
        "An e-mail needs a `subject`.",
        'Add a line such as: subject: "Withdrawing my acceptance: {role}"',
    ),
    "subject-not-wanted": ("A $channel has no subject line.", "Delete the `subject`."),
    "two-line-subject": ("The subject has more than one line.", "Write it on one line."),
    "script-item": (
        "`$name` belongs in a phone or voicemail script; this is a letter by $channel.",
        "Write it as a paragraph, or change `channel`.",
    ),
    "no-aliases": (
        "This letter has no `aliases`, the words that people search for.",
        "Add a line such as: aliases: [back out, change my mind]",
    ),
    "duplicate-alias": ("“$alias” stands twice.", "Delete one of the two."),
    "raw-html": (
        "HTML is not allowed here.",
        "Write Markdown; for the sign < itself, write it in words.",
    ),
    "raw-html/text": (
        "This reads as HTML; a letter is plain text.",
        "Delete the tags. A blank is written {company}, not <company>.",
    ),
    "bad-link": (
        "A link cannot start with $scheme:",
        "Link to https://…, to a page (write.md) or to a letter (letter:…).",
    ),
    # Only for a letter that is whole
    "unused-field": (
        "The field `$name` is not used by any text of this letter.",
        "Put {$name} in a text, or delete the field.",
    ),
    "unused-choice": (
        "The choice `$name` changes nothing in this letter.",
        "Use it in a `when`, or delete it.",
    ),
    "never-shown": (
        "No combination of choices shows this text.",
        "Check its `when`, and the alternatives above it.",
    ),
    "same-option": (
        "The options `$first` and `$second` of `$choice` always give the same letter.",
        "Give one of them its own words, or delete it.",
    ),
    # The proof
    "too-many-combinations": (
        "The choices make $count combinations; $most are allowed.",
        "Drop a choice or some options.",
    ),
    "too-many-blanks": ("This paragraph has $count blanks; $most are allowed.", "Split it."),
    "filling": ("One filling of this paragraph has $what: “$sample”", ""),
    "too-short": ("Too short: add $words. $count $combination; at least $bound.", ""),
    "too-long": ("Too long: cut $words. $count $combination; at most $bound.", ""),
    "rule/words": ("$code $title: “$words”. $why", "Instead: $instead"),
    "rule/often": (
        "$code $title: $count times $combination; at most $most. $why",
        "Instead: $instead",
    ),
    "rule/missing": ("$code $title: missing$where $combination. $why", "$instead"),
    "rule/where": (" in the first $within sentences", ""),
    "combination": ("with $choices", "in its only wording"),
    "words": ("$count words", "1 word"),
}


def explain(name: str, /, **values: object) -> tuple[str, str]:
    """Message and remedy of a problem, with the values put in."""
    message, remedy = MESSAGES[name]
    return Template(message).substitute(values), Template(remedy).substitute(values)
