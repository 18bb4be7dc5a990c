"""The kinds of YAML file under snippets/: where each lives, and its shape."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from bowout.load.containers import Shape
from bowout.load.shapes.addresses import MOVED, PUBLISHED
from bowout.load.shapes.country import COUNTRY
from bowout.load.shapes.decision import DECISION
from bowout.load.shapes.figure import FIGURE
from bowout.load.shapes.finder import FINDER
from bowout.load.shapes.interface import INTERFACE
from bowout.load.shapes.letter import BLOCK, LETTER
from bowout.load.shapes.roles import ROLES
from bowout.load.shapes.rule import RULE, WORD_LISTS
from bowout.load.shapes.school import SCHOOL
from bowout.load.shapes.sources import SOURCES
from bowout.load.shapes.translation import words_of
from bowout.load.shapes.vocabulary import (
    CHOICES,
    FIELDS,
    LABELS,
    LAYOUTS,
    SEARCH,
    WORDS,
)


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of YAML file: its name, where it lives below snippets/, and its shape."""

    name: str
    pattern: str
    shape: Shape

    def takes(self, parts: tuple[str, ...]) -> bool:
        """Whether a path below snippets/, in its parts, is of this kind."""
        patterns = self.pattern.split("/")
        return len(parts) == len(patterns) and all(map(fnmatchcase, parts, patterns))


# Files whose words a guide in another language has again, below its vocabulary.
TRANSLATED = (
    Kind("country", "countries/*.yml", COUNTRY),
    Kind("finder", "finder.yml", FINDER),
    Kind("decision", "decision.yml", DECISION),
    Kind("figure", "figures/*.yml", FIGURE),
)
# The name of the kind of those words.
IN_WORDS = "-words"
ALL = (
    *TRANSLATED,
    *(
        Kind(f"{kind.name}{IN_WORDS}", f"vocabulary/*/{kind.pattern}", words)
        for kind in TRANSLATED
        if (words := words_of(kind.shape))
    ),
    Kind("letter", "letters/*/*.yml", LETTER),
    Kind("block", "blocks/*/*.yml", BLOCK),
    Kind("fields", "vocabulary/*/fields.yml", FIELDS),
    Kind("choices", "vocabulary/*/choices.yml", CHOICES),
    Kind("labels", "vocabulary/*/labels.yml", LABELS),
    Kind("interface", "vocabulary/*/interface.yml", INTERFACE),
    Kind("layouts", "vocabulary/*/layouts.yml", LAYOUTS),
    Kind("search", "vocabulary/*/search.yml", SEARCH),
    Kind("words", "vocabulary/*/words.yml", WORDS),
    Kind("rule", "rules/*/*.yml", RULE),
    Kind("lists", "rules/*.yml", WORD_LISTS),
    Kind("school", "schools/*.yml", SCHOOL),
    Kind("sources", "sources.yml", SOURCES),
    Kind("roles", "roles.yml", ROLES),
    Kind("published", "published.yml", PUBLISHED),
    Kind("moved", "moved.yml", MOVED),
)


def kind_of(path: str) -> Kind | None:
    """The kind of a path below snippets/, or None where no kind lives."""
    parts = PurePosixPath(path).parts
    return next((kind for kind in ALL if kind.takes(parts)), None)


def named(name: str) -> Kind:
    """The kind of that name."""
    return next(kind for kind in ALL if kind.name == name)
