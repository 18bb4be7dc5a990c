"""What a new letter begins with: a few plain sentences for each kind, to be made one's own.

tests/unit/test_new.py proves every kind with every way of sending, in all combinations.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Starter:
    """The sentences of one kind of letter; `spoken` is for a call, `answer` for what they may ask."""

    use_when: str
    subject: str
    decision: str
    more: str
    closing: str
    short: str
    short_closing: str
    spoken: str
    spoken_more: str
    they: str
    answer: str
    why: str
    after: str


WHY = "Says the decision first. Keep it; everything after it can go."
THANKS = "Thank you for [[{thanks_for}|the time you and your colleagues gave me]]."
KEEP = "Keep a copy, together with their reply."

STARTERS = {
    "courtesy": Starter(
        use_when="You said yes, and you have decided not to start.",
        subject="Withdrawing my acceptance: {role}",
        decision="I have decided to withdraw my acceptance of the {role} position at {company}, and I will "
        "not be joining you[[ on {start_date}]].",
        more="I know that you have made plans with me in them, and I am sorry for the work this brings "
        f"you. {THANKS}",
        closing="A short reply, just to say you have this, would be kind.",
        short="I am withdrawing my acceptance of the {role} position at {company}[[ and will not be "
        "starting on {start_date}]].",
        short_closing="I am sorry for the work this brings you, and I thank you for your time. Please send "
        "me a short reply, so that I know this has reached you.",
        spoken="I have decided to withdraw my acceptance of the {role} position at {company}. I will not be "
        "joining you[[ on {start_date}]].",
        spoken_more="I am sorry for the work this brings you.",
        they="ask why",
        answer="I would rather keep the reason to myself. I have thought about it well.",
        why=WHY,
        after="Check that it is in your sent mail, and keep it together with their reply.",
    ),
    "notice": Starter(
        use_when="Your contract can only end with notice, and you want to give it before the first day.",
        subject="Notice before my first day: {role}",
        decision="I am giving notice to end my contract for the {role} position at {company}[[, which was to "
        "begin on {start_date}]]. The notice runs from the day this reaches you, for the shortest period "
        "that the contract allows.",
        more=f"I am sorry for the work this brings you. {THANKS}",
        closing="Please confirm in writing that you have this notice, and on which day the contract ends.",
        short="I am giving notice to end my contract for the {role} position at {company}[[, which was to "
        "begin on {start_date}]]. It runs for the shortest period that the contract allows.",
        short_closing="Please confirm in writing that you have this notice, and on which day the contract "
        "ends.",
        spoken="I am giving notice to end my contract for the {role} position at {company}[[, which was to "
        "begin on {start_date}]].",
        spoken_more="You will have the notice in writing as well.",
        they="ask you to stay",
        answer="Thank you, but my notice stands. I will write down the day on which the contract ends.",
        why="Says that this is notice, in words that count as one. Keep it.",
        after="Keep proof of the day on which it reached them. The notice is counted from it.",
    ),
    "release": Starter(
        use_when="You cannot end the contract on your own, and you ask them to let you go.",
        subject="Request to be released: {role}",
        decision="I am asking you to release me from the contract for the {role} position at {company}[[, "
        "which begins on {start_date}]]. I know that this needs your agreement.",
        more="I am sorry for the trouble this brings you, and I will help to make the change as easy as I "
        f"can. {THANKS}",
        closing="Would you let me know in writing whether you agree, and from which day?",
        short="I am asking you to release me from the contract for the {role} position at {company}[[, which "
        "begins on {start_date}]]. I know that this needs your agreement.",
        short_closing="Would you let me know in writing whether you agree, and from which day? Thank you.",
        spoken="I am asking you to release me from the contract for the {role} position at {company}[[, which "
        "begins on {start_date}]].",
        spoken_more="I know that this needs your agreement, and I will ask for it in writing too.",
        they="need time to decide",
        answer="Of course. Please tell me by when I can expect your answer, and who will write to me.",
        why="Asks to be released, and ends nothing by itself. Keep it.",
        after="Until they agree in writing, the contract holds.",
    ),
    "resignation": Starter(
        use_when="You've already started the job, and you've decided to leave.",
        subject="Resignation: {role}",
        decision="I'm writing to resign from the {role} position at {company}, with effect from the "
        "earliest date that my contract allows.",
        more=f"I'm sorry for the short notice. {THANKS}",
        closing="Please confirm that you've received this, and let me know how to return any equipment.",
        short="I'm writing to resign from the {role} position at {company}, with effect from the "
        "earliest date that my contract allows.",
        short_closing="I'm sorry for the short notice. Please confirm that you've received this, and let me know how "
        "to return any equipment.",
        spoken="I've decided to resign from the {role} position at {company}, so I'm giving you my notice today.",
        spoken_more="I'm sorry for the short notice.",
        they="ask you to stay",
        answer="Thank you, but I've made up my mind. I'll confirm it in writing.",
        why="Says that you resign, and when. Keep it.",
        after=KEEP,
    ),
    "reply": Starter(
        use_when="You withdrew, they have answered, and you want to stand by it.",
        subject="Your answer about the {role} position",
        decision="Thank you for answering me. I have thought again about what you wrote, and my decision to "
        "withdraw my acceptance of the {role} position at {company} stands.",
        more="I know this is not the answer you hoped for, and I am sorry about that. Thank you for "
        "[[{thanks_for}|the time you and your colleagues gave me]].",
        closing="If you need anything in writing from me, I will send it the same day.",
        short="Thank you for answering me. My decision to withdraw my acceptance of the {role} position at "
        "{company} stands.",
        short_closing="If you need anything in writing from me, I will send it the same day. I wish you and "
        "the team well.",
        spoken="Thank you for getting back to me about the {role} position. My decision to withdraw my "
        "acceptance stands, and I will not be joining {company}.",
        spoken_more="If you need anything in writing from me, I will send it today.",
        they="make another offer",
        answer="Thank you, that is kind. It does not change my answer.",
        why="Says in one sentence that nothing has changed. Keep it.",
        after=KEEP,
    ),
    "request": Starter(
        use_when="You want to ask them for something, and you have not withdrawn.",
        subject="A question about the {role} position",
        decision="I have a request about the {role} position at {company}[[, which begins on {start_date}]]. "
        "I would like to ask you for {request}.",
        more="I know that this may not be easy to arrange, and I am grateful that you are thinking about it. "
        "I can answer any question you have about it the same day.",
        closing="Please let me know by email whether it is possible, and what you need from me.",
        short="I have a request about the {role} position at {company}[[, which begins on {start_date}]]. I "
        "would like to ask you for {request}.",
        short_closing="Please let me know by email whether it is possible, and what you need from me. Thank "
        "you.",
        spoken="I have a request about the {role} position at {company}[[, which begins on {start_date}]]. I "
        "would like to ask you for {request}.",
        spoken_more="I know that this may not be easy to arrange, and I am grateful that you are listening.",
        they="need time",
        answer="Of course. Please tell me by when I can expect your answer.",
        why="Says in one sentence what is asked. Keep it.",
        after=KEEP,
    ),
    "tell": Starter(
        use_when="You have withdrawn, and somebody else should hear it from you.",
        subject="My plans have changed: {role} at {company}",
        decision="I have withdrawn my acceptance of the {role} position at {company}. They know already, and I "
        "wanted you to hear it from me.",
        more="You helped me on the way there, and I am sorry if this is awkward for you. Thank you for "
        "[[{thanks_for}|your help]]. It was worth a great deal to me.",
        closing="If they ask you about it, please tell them to write to me. I can answer any question that "
        "you have yourself.",
        short="I have withdrawn my acceptance of the {role} position at {company}. They know already, and I "
        "wanted you to hear it from me.",
        short_closing="I am sorry if this is awkward for you. Thank you for your help.",
        spoken="I have withdrawn my acceptance of the {role} position at {company}. They know already, and I "
        "wanted you to hear it from me.",
        spoken_more="I am sorry if this is awkward for you, and I thank you for your help.",
        they="ask why",
        answer="I would rather keep the reason to myself. I have thought about it well.",
        why="Tells them what has happened, and that the employer knows. Keep it.",
        after="Tell the employer first, always.",
    ),
}

GREETING = "Dear [[{recipient}|hiring team]],"
OTHER_GREETING = "Hello[[ {recipient}]],"
THIS_IS = "This is {sender}."
PAUSE = "Pause. Let them answer."
GOODBYE = "I will send you this in writing today. Thank you for your time."
VOICEMAIL_END = "You will have this in writing today. Thank you."
SIGNATURE = "Kind regards,\n{sender}"

OWN_FIELDS = {
    "request": {
        "ask": "What do you ask for?",
        "help": 'A few words that can follow "I would like to ask you for".',
        "blank": "what you ask for",
        "example": "a start two weeks later",
    }
}
"""Blanks that the starters use and no other letter shares."""
FIELD_ORDER = (
    "recipient", "company", "role", "start_date", "request", "thanks_for", "sender",
)  # fmt: skip
