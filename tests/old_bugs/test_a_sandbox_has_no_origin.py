"""In Safari, every embed in a sandboxed frame was unstyled text that did nothing.

In a sandbox a page has an opaque origin. WebKit matches `'self'` against nothing there, so our own styles and
scripts were refused. The site's origin by name is matched. tests/engines shows it in the browser itself.
"""

from __future__ import annotations

import pytest

from bowout.render.policy import embed_policy, page_policy
from tests.support.observatory import directives

OURS = ("script-src", "style-src", "img-src")


@pytest.mark.parametrize("policy", [embed_policy, page_policy])
@pytest.mark.parametrize("site", ["https://guide.example/", "https://guide.example/bow/out/"])
def test_the_sites_own_origin_is_named(policy: object, site: str) -> None:
    assert callable(policy)
    found = directives(policy(site))
    for name in OURS:
        assert found[name][:2] == ["'self'", "https://guide.example"]


@pytest.mark.parametrize("site", ["", "/", "http://127.0.0.1:8000/"])
def test_a_build_that_knows_no_address_names_none(site: str) -> None:
    """A local address in the policy of a public site would let in what runs on the reader's own machine."""
    for name in OURS:
        assert directives(embed_policy(site))[name][0] == "'self'"
        assert not [
            source for source in directives(embed_policy(site))[name] if "://" in source
        ]  # a digest may hold two slashes
