"""One stylesheet for each page.

Styles are written as small files, each for one concern, and a template names those it needs. A browser
shows nothing before it has them all, and each may cost it a connection of its own: so they are put
together, in their order, once for each set that some page needs.
"""

from __future__ import annotations

import re

LINK = re.compile(r'<link rel="stylesheet" href="((?:[^"]*/)?assets/css/)([\w-]+)\.css">\n?')


def joined(html: str) -> tuple[str, list[str]]:
    """A page with one stylesheet in place of several, and the names of those it is made of."""
    head, end, rest = html.partition("</head>")
    links = list(LINK.finditer(head))
    names = [link[2] for link in links]
    if len(names) < 2:
        return html, []
    head = LINK.sub("", head[: links[0].start()] + "\0" + head[links[0].start() :])
    one = f'<link rel="stylesheet" href="{links[0][1]}{joined_name(names)}">\n'
    return head.replace("\0", one) + end + rest, names


def joined_name(names: list[str]) -> str:
    """Tells what is in it: `base-site-letter.css`."""
    return "-".join(names) + ".css"
