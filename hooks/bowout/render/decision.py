"""“Should I withdraw?” as HTML: a plain list of verdicts that a script turns into questions."""

from __future__ import annotations

from bowout.model.content import Content
from bowout.model.letter import When
from bowout.render.data import when_attribute
from bowout.render.environment import template
from bowout.render.inline import inline
from bowout.render.notice_sum import letter_link


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
                "when": when_attribute(one.when),
                "condition": condition_text(one.when),
                "why": inline(one.why),
                "change": inline(one.change),
                "next": inline(one.next),
                "letter": letter_link(one.letter, one.choices, content) if one.letter else None,
            }
            for one in decision.verdicts
        ],
        beside=[
            {
                "when": when_attribute(one.when),
                "text": inline(one.text),
                "condition": condition_text(one.when),
            }
            for one in decision.beside
        ],
    )
