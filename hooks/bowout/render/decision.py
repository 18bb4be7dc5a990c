"""“Should I withdraw?” as HTML: a plain list of verdicts that a script turns into questions."""

from __future__ import annotations

import json

from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.decision import Verdict
from bowout.model.letter import When
from bowout.render.environment import template
from bowout.render.inline import inline
from bowout.render.notice_sum import fragment


def decision_html(content: Content) -> str:
    """The whole tool; empty while a project has none."""
    decision = content.decision
    if decision is None:
        return ""
    labels = {q.id: dict(q.answers) for q in decision.questions}

    def condition_text(when: When) -> str:
        """The condition in the reader's own words, for those who read the list."""
        alternatives = (
            " / ".join(labels[id][one] for one in answers) for id, answers in when.terms
        )
        return "; ".join(alternatives)

    return template("decision.html").render(
        lang=content.lang,
        words=content.words_of("decision"),
        questions=decision.questions,
        verdicts=[
            {
                "id": one.id,
                "title": one.title,
                "when": _when(one.when),
                "said": condition_text(one.when),
                "why": inline(one.why),
                "change": inline(one.change),
                "next": inline(one.next),
                "letter": _letter(one, content),
            }
            for one in decision.verdicts
        ],
        beside=[
            {"when": _when(one.when), "text": inline(one.text), "said": condition_text(one.when)}
            for one in decision.beside
        ],
    )


def _when(when: When) -> Markup:
    return Markup(" data-when='{}'").format(
        Markup(json.dumps(when.data(), separators=(",", ":")))  # ids hold no quote
    )


def _letter(verdict: Verdict, content: Content) -> dict[str, str] | None:
    if not verdict.letter:
        return None
    letter = content.letters[verdict.letter]
    return {
        "id": letter.id,
        "title": letter.title,
        "use_when": letter.use_when,
        "fragment": fragment(verdict.choices),
        "sent": content.vocabulary.label("channel", letter.channel),
    }
