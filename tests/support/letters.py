"""Letters made in a test, without files: a few lines of YAML become a letter and its problems."""

from __future__ import annotations

from functools import cache

from bowout.check.run import check_letter
from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.load.parse import parse
from bowout.load.shapes.letter import BLOCK, LETTER
from bowout.model.build import build_letter
from bowout.model.content import Content, load_content
from bowout.model.letter import Letter
from bowout.model.rules import Rule
from bowout.problems import Problem
from tests.support.content import GOOD

HEAD = """\
title: A letter
use_when: Now.
kind: tell
to: employer
channel: {channel}
aliases: [letter]
reviewed: 2026-11-23
lengths: {{default: [0, 500], brief: [0, 500]}}
"""
PATH = "snippets/letters/en/test.yml"


@cache
def good() -> Content:
    """The good project's content: its vocabulary serves these letters too."""
    return load_content(GOOD)


def node_of(text: str, path: str = PATH) -> Node:
    """YAML as a tree; it must have no fault as YAML."""
    node, problems = parse(Source(path, text))
    assert node is not None
    assert problems == []
    return node


def built(text: str, blocks: dict[str, str] | None = None) -> tuple[Letter, list[Problem]]:
    """A letter from its whole YAML, and what building it has found. Its shape must be right."""
    node = node_of(text)
    assert list(LETTER.check(node, "letter")) == []
    nodes = {
        id: node_of(body, f"snippets/blocks/en/{id}.yml") for id, body in (blocks or {}).items()
    }
    assert [p for block in nodes.values() for p in BLOCK.check(block, "block")] == []
    return build_letter("test", "en", node, good().vocabularies["en"], nodes)


def letter(text: str, blocks: dict[str, str] | None = None, channel: str = "message") -> Letter:
    """A letter from the part of its YAML that matters to the test; it must be right."""
    found, problems = built(HEAD.format(channel=channel) + text, blocks)
    assert problems == []
    return found


def problems_of(
    text: str, rules: tuple[Rule, ...] = (), *, head: str = HEAD, channel: str = "message"
) -> list[Problem]:
    """All that is wrong with a letter, its proof included."""
    found, problems = built(head.format(channel=channel) + text)
    return [*problems, *check_letter(found, rules)]
