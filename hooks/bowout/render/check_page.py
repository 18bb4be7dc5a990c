"""“Check my letter” as HTML: the rules as a list to read, and the form with which a script reads a letter by them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from bowout.load.shapes import letter
from bowout.model.content import Content
from bowout.model.country import Country
from bowout.model.foreign import terms
from bowout.model.lengths import LIMITS
from bowout.model.patterns import SENTENCE
from bowout.model.rules import LIST, Lists, Rule, rules_of, word_lists
from bowout.model.vocabulary import put
from bowout.render import locales
from bowout.render.environment import template

BINDING_PAPERS = ("offer_letter", "contract")
# What a frame says otherwise.
BRIEF = "check_brief"
# A finding's weight and the word for it, the gravest first.
SEVERITIES = {"block": "change", "warn": "think", "explain": "know"}


def check_html(content: Content, *, brief: bool = False) -> str:
    """The whole page below its opening; `brief` is for where there is little room, and says so."""
    countries = sorted(content.countries.values(), key=lambda country: country.name)
    langs = [content.lang] if brief else _ordered(content)
    words, channels = content.words_of("check"), content.words_of("check_channels")
    says = content.words_of("check_says") | (content.words_of(BRIEF) if brief else {})
    rules = {lang: rules_in(lang, content, brief=brief) for lang in langs}
    return template("check.html").render(
        terms=partial(terms, guide=content.lang),
        words=words,
        note=words["brief"] if brief else "",
        says=says,
        kinds=content.words_of("check_kinds"),
        channels=channels,
        limits={channel: _limits(channel) for channel in channels},
        languages={lang: locales.language(lang, content.lang) for lang in rules},
        countries=[
            facts for country in countries if (facts := _country(country))["email"] or not brief
        ],
        groups=[
            {
                "lang": lang,
                "title": put(words["letters_in"], language=locales.language(lang, content.lang)),
                "parts": _parts(found, words["must"], says),
            }
            for lang, found in rules.items()
        ],
    )


def rules_in(lang: str, content: Content, *, brief: bool = False) -> list[Rule]:
    """The rules of one language; `brief` keeps those that frames have room for."""
    rules = rules_of(content, lang)
    return [rule for rule in rules if not brief or rule.in_frames or rule.require]


def _ordered(content: Content) -> list[str]:
    return sorted(content.rules, key=lambda lang: (lang != content.lang, lang))


def _parts(rules: list[Rule], must: str, says: Mapping[str, str]) -> list[dict[str, Any]]:
    """What must be there, then the rest by how grave it is."""
    parts: dict[str, list[Rule]] = {must: [rule for rule in rules if rule.require]}
    for severity, word in SEVERITIES.items():
        parts[says[word]] = [r for r in rules if r.severity == severity and not r.require]
    return [{"title": title, "rules": found} for title, found in parts.items() if found]


def _limits(channel: str) -> str:
    """The fewest words of a very short letter, then the fewest and the most of an ordinary one."""
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
        "sentence": SENTENCE.pattern,
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
