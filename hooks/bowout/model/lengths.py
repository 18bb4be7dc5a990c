"""How long a letter may be, in words, by how it is sent and how it should sound."""

from __future__ import annotations

from bowout.model.letter import Choices, Letter

# The choice on which limits hang, and which “Suggest a letter” asks for first.
TONE = "tone"
# Fewest and most words, greeting and signature counted. At 150 words a minute a call is 30 to 60
# seconds.
LIMITS: dict[str, dict[str, tuple[int, int]]] = {
    "email": {"default": (60, 190), "brief": (20, 110)},
    "letter": {"default": (60, 270), "brief": (40, 170)},
    "message": {"default": (20, 110), "brief": (15, 75)},
    "phone": {"default": (40, 170), "brief": (30, 120)},
    "voicemail": {"default": (15, 60), "brief": (10, 45)},
}


def limits(letter: Letter, choices: Choices) -> tuple[int, int]:
    """The limits for one combination; a letter's own `lengths` win."""
    table = LIMITS[letter.channel_with(choices)] | dict(letter.lengths)
    return table["brief" if choices.get(TONE) == "brief" else "default"]
