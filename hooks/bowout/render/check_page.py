"""“Check my letter” as HTML: the rules as a list to read, and the form with which a script reads a letter by them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bowout.load.shapes import letter
from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.foreign import terms
from bowout.model.lengths import LIMITS
from bowout.model.rules import LIST, Lists, Rule, rules_of, word_lists
from bowout.model.vocabulary import LANG
from bowout.render import locales
from bowout.render.environment import template

SEVERITIES = {"block": "Change it", "warn": "Think about it", "explain": "Good to know"}
MUST = "What must be there"
KINDS = {
    "courtesy": "It withdraws my acceptance",
    "notice": "It gives notice",
    "release": "It asks to be released",
    "resignation": "It resigns from a job that has begun",
    "reply": "It answers them",
    "request": "It asks for something",
    "tell": "It tells someone else",
}
CHANNELS = {
    "email": "By email",
    "letter": "On paper",
    "phone": "I say it on the phone",
    "message": "As a portal or chat message",
}
BINDING_PAPERS = ("offer_letter", "contract")
SAYS = {
    "private": "Nothing you paste here leaves this page. Nothing is sent, and nothing is kept.",
    "change": SEVERITIES["block"],
    "think": SEVERITIES["warn"],
    "know": SEVERITIES["explain"],
    "missing": "Missing",
    "found": "Found:",
    "more": "and {n} more",
    "rest": "The rest is read too, and not shown here.",
    "words-one": "1 word",
    "words-many": "{n} words",
    "apologies-none": "no apology",
    "apologies-one": "1 apology",
    "apologies-many": "{n} apologies",
    "told-none": "Nothing to change that we know of.",
    "told-unread": "Not checked.",
    "told-short": "Too short to check.",
    "failed": "The rules couldn't be loaded. Go online and change something in your letter to try again.",
    "not-facts": "We read words, not facts: check the dates, the names and what you signed.",
    "not-country": "You haven't said where the job is, so we didn't check whether a notice is due or an email counts.",
    "told": "{change} to change, {think} to think about, {know} good to know.",
    "long-title": "It is longer than it needs to be",
    "long": "{n} words. Between {least} and {most} is a good length here. Every extra sentence is one they can answer.",
    "short-title": "It is very short",
    "short": "{n} words. Between {least} and {most} is usual here. Is the date in it, and your name?",
    "good-courtesy": "The decision stands at the start.",
    "good-notice": "The words that give notice stand at the start.",
    "good-release": "It asks for release at the start.",
    "good-resignation": "The resignation stands at the start.",
    "good-length": "The length is right: {n} words.",
    "good-apology": "One apology, and no more.",
    "unknown-title": "We cannot read this language",
    "unknown": "The rules know English, German, French and Dutch. Choose the language above if it is one of these.",
    "guessed": "Read as {language}.",
    "kind-guessed": "What it does: “{kind}”.",
    "late-title": "The decision comes late",
    "late": "They may stop reading before they get to it.",
    "email-void": "An email doesn't count {in}",
    "email-unsafe": "An email alone isn't safe {in}",
    "email-contract": "Look up in your contract whether an email counts {in}",
    "by-email": "Send it by email, and ask for one line back.",
    "by-writing": "Send it in writing, and keep proof that it arrived.",
    "by-paper": "Print it, sign it, and have it delivered. Keep the receipt.",
    "by-ink": "Print it, sign it in ink, and have the original delivered. A scan is not enough.",
    "by-registered": "Print it, sign it, and send it by registered mail.",
    "by-online": "The official website named on the country's page is part of it.",
    "by-contract": "Send it however your contract says to.",
    "phone-title": "A call alone may not be enough {in}",
    "phone": "Call them first if you like. What counts is what follows in writing.",
    "kind-notice-title": "Withdrawing may not be enough {in}",
    "kind-notice": "There, a job that you accepted is usually ended by a notice with a date. Check which letter you need.",
    "country-link": "What holds {in}",
}  # fmt: skip


BRIEF = SAYS | {
    "told-none": "Nothing found here. The page on its own looks for much more.",
    "told": "{change} to change, {think} to think about.",
    "unknown": "Inside this portal we read English only. The page on its own reads German, French and Dutch too.",
}
BRIEF_NOTE = "Inside this portal the check reads English and looks for what can cost you something, in its most usual wordings. On its own page it reads far more, also in German, French and Dutch."


def check_html(content: Content, *, brief: bool = False) -> str:
    """The whole page below its opening; `brief` is for where there is little room, and says so."""
    countries = sorted(content.countries.values(), key=lambda country: country.name)
    langs = [LANG] if brief else _ordered(content.rules)
    rules = {lang: rules_in(lang, content, brief=brief) for lang in langs}
    return template("check.html").render(
        terms=terms,
        note=BRIEF_NOTE if brief else "",
        says=BRIEF if brief else SAYS,
        kinds=KINDS,
        channels=CHANNELS,
        limits={channel: _limits(channel) for channel in CHANNELS},
        languages={lang: locales.language(lang) for lang in rules},
        countries=[
            told for country in countries if (told := _country(country))["email"] or not brief
        ],
        groups=[
            {"lang": lang, "name": locales.language(lang), "parts": _parts(found)}
            for lang, found in rules.items()
        ],
    )


def rules_in(lang: str, content: Content, *, brief: bool = False) -> list[Rule]:
    """The rules of one language; `brief` keeps those that frames have room for."""
    rules = rules_of(content, lang)
    return [rule for rule in rules if not brief or rule.in_frames or rule.require]


def _ordered(langs: Iterable[str]) -> list[str]:
    return sorted(langs, key=lambda lang: (lang != LANG, lang))


def _parts(rules: list[Rule]) -> list[dict[str, Any]]:
    """What must be there, then the rest by how grave it is."""
    parts: dict[str, list[Rule]] = {MUST: [rule for rule in rules if rule.require]}
    for severity, label in SEVERITIES.items():
        parts[label] = [r for r in rules if r.severity == severity and not r.require]
    return [{"title": title, "rules": found} for title, found in parts.items() if found]


def _limits(channel: str) -> str:
    """Fewest of a very short letter, then fewest and most of an ordinary one."""
    table = LIMITS[channel]
    return f"{table['brief'][0]} {table['default'][0]} {table['default'][1]}"


def place(country: Country) -> dict[str, str]:
    """What the script asks of a country: whether an email counts, how else, and whether only a notice ends things."""
    binding = {country.papers[id].kind for id in BINDING_PAPERS if id in country.papers}
    return {
        "email": country.delivery.email if country.delivery else "",
        "by": country.delivery.by if country.delivery else "",
        "ends": "1" if binding == {"notice"} else "",
    }


def _country(country: Country) -> dict[str, str]:
    names = {"code": country.code, "name": country.name, "in_name": country.in_name}
    return names | place(country)


def rules_script(lang: str, content: Content, *, brief: bool = False) -> str:
    """What the browser needs of the rules of one language; their words stand in the page."""
    lists = word_lists(content.word_lists.get(lang))
    records = [_record(rule, brief=brief) for rule in rules_in(lang, content, brief=brief)]
    data = {
        "lists": {name: "|".join(lists[name]) for name in _used(records, lists)},
        "rules": records,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"(window.bowoutRules||={{}}).{lang.replace('-', '_')}={text};\n"


def _used(records: Iterable[dict[str, Any]], lists: Lists) -> list[str]:
    """The word lists that these records name, also by way of other lists."""
    texts = [str(record.get(key, "")) for record in records for key in ("match", "unless", "with")]
    used: dict[str, None] = {}
    while names := [
        n for text in texts for n in LIST.findall(text) if n in lists and n not in used
    ]:
        used |= dict.fromkeys(names)
        texts = [text for name in names for text in lists[name]]
    return sorted(used)


def _record(rule: Rule, *, brief: bool) -> dict[str, Any]:
    """Short keys, and nothing that is empty or usual."""
    match = rule.written["match"][: (rule.in_frames if brief else 0) or None]
    record = {
        "id": rule.id,
        "severity": rule.severity,
        "match": "|".join(match),
        "exact": int(rule.exact),
        "unless": "|".join(rule.written["unless"]),
        "with": "|".join(rule.written["with"]),
        "most": rule.at_most,
        "must": int(rule.require),
        "decides": int(rule.decides),
        "within": rule.within,
        "kinds": [] if rule.kinds == set(letter.KINDS) else sorted(rule.kinds),
        "channels": [] if rule.channels == set(letter.CHANNELS) else sorted(rule.channels),
        "countries": list(rule.countries),
        "not": list(rule.not_countries),
    }
    return {key: value for key, value in record.items() if value}
