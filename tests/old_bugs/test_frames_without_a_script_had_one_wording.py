"""In a frame without a script, a letter had one wording, and nothing said that its own page has the others."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import lxml.html

FRAMES = "embed/v1/en"


def test_a_letter_in_a_frame_leads_to_the_wordings_of_its_page(site_dir: Path) -> None:
    found = 0
    for file in sorted((site_dir / "letters").glob("*/index.html")):
        page = lxml.html.document_fromstring(file.read_bytes())
        own = file.relative_to(site_dir).parent.as_posix()
        framed = site_dir / FRAMES / own / "index.html"
        if not page.find_class("builder-other") or not framed.is_file():
            continue
        tree = lxml.html.document_fromstring(framed.read_bytes())
        assert not tree.find_class("builder-other")
        links = tree.xpath("//*[@data-plain]//a[not(@download)]")
        assert [urljoin(f"/{FRAMES}/{own}/", link.get("href")) for link in links] == [f"/{own}/"]
        [title] = page.xpath("//*[contains(@class, 'builder-other')]/h2")
        assert links[0].text_content() == title.text_content()
        found += 1
    assert found > 40
