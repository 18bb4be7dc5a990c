"""The site's own needs: a page for each role, letters for what the site shows, and words.

A guide in another language may leave roles to the first one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bowout.check.front_matter import front_matter
from bowout.check.names import unknown_at
from bowout.load.files import Source
from bowout.load.nodes import Node
from bowout.load.shapes.page import ROLES
from bowout.model.content import Content
from bowout.problems import Problem

# A project without this file has no site, and so needs no roles.
SITE = "mkdocs.yml"
# In snippets/roles.yml, what is no letter.
LANGUAGE = "language"


def run(pages: Iterable[Source], content: Content) -> Iterator[Problem]:
    """Roles that nobody has, roles that two pages have, and letters that aren't there."""
    yield from _letters(content)
    by_guide: dict[str, dict[str, list[Node]]] = {
        lang: defaultdict(list) for lang in content.guides
    }
    for page in pages:
        node, _ = front_matter(page)
        if node and "role" in node.mapping:
            guide = content.guide_of(page.path.removeprefix("docs/"))
            by_guide[guide][node.mapping["role"].text].append(node)
    for role, nodes in (pair for found in by_guide.values() for pair in found.items()):
        for node in nodes[1:]:
            message = f"{nodes[0].source.path} has the role `{role}` already."
            yield node.problem("two-roles", message, "Give it to one page only.", key="role")
    if not (content.root / SITE).is_file():
        return
    for role in sorted(set(ROLES) - by_guide[content.first].keys()):
        message = f"No page has the role `{role}`, and the site needs it."
        remedy = f"Add a line `role: {role}` to the front matter of the page that does it now."
        yield Problem(SITE, 1, 1, "missing-role", message, remedy)
    if not content.vocabulary.interface and not content.is_broken("interface"):
        message = (
            f"The guide has no words: snippets/vocabulary/{content.lang}/interface.yml is missing."
        )
        yield Problem(SITE, 1, 1, "missing-words", message, "Bring it back.")
    if content.role_nodes is None and not content.is_broken("roles"):
        message = "snippets/roles.yml is missing: it says which letters the site shows."
        yield Problem(SITE, 1, 1, "missing-role", message, "Bring it back.")


def _letters(content: Content) -> Iterator[Problem]:
    if content.role_nodes is None:
        return
    for name, role in content.role_nodes.mapping.items():
        if name == LANGUAGE:
            continue
        for node in role.items if isinstance(role.value, list) else [role]:
            yield from unknown_at(node, "letter", node.text, content)
