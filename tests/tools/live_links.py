"""Do the sources still answer? `python -m tests.tools.live_links` prints what does not, as Markdown.

Asks gently: one question at a time for each host with a pause between two, the head of the page first, and a
second try for whoever is busy. What must not be asked stands with its reason in .github/links_ignored.yml.
Exit status: 0 nothing is gone, 1 something is.
"""

from __future__ import annotations

import http.client
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from tests.support.content import ours
from tests.support.project import ROOT

IGNORED = ROOT / ".github" / "links_ignored.yml"
AGENT = "bow-out-weekly-link-check/1.0 (a few requests a week; looks for moved sources)"
PAUSE = 2.0
TIMEOUT = 20.0
LONGEST_WAIT = 30.0
HOSTS_AT_ONCE = 6
GONE = (404, 410)
BUSY = (429, 500, 502, 503, 504)
# Answers after which the page itself is asked for: many servers answer wrongly to HEAD.
HEAD_REFUSED = (400, 401, 403, 404, 405, 406, 410, 501)

HEADINGS = {
    "gone": "Gone: find where it went, or another source",
    "moved": "Moved for good: change the address",
    "unsure": "No clear answer: look by hand, or leave out with a reason in .github/links_ignored.yml",
}


@dataclass(frozen=True)
class Answer:
    """What one address said: `kind` is ok, gone, moved or unsure."""

    kind: str
    detail: str = ""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, and remembers where those that are meant for good lead."""

    def __init__(self) -> None:
        self.for_good = ""
        self.still_for_good = True

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self.still_for_good = self.still_for_good and code in (301, 308)
        if self.still_for_good:
            self.for_good = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def ask(url: str, pause: float = PAUSE) -> Answer:
    """One address, with HEAD, then GET, then once more after a wait if the server is busy."""
    answer, code, wait = _once(url, "HEAD")
    if code in HEAD_REFUSED:
        time.sleep(pause)
        answer, code, wait = _once(url, "GET")
    if code in BUSY or code == 0:
        time.sleep(min(wait or pause * 2, LONGEST_WAIT))
        answer, code, wait = _once(url, "GET")
    return answer


def _once(url: str, method: str) -> tuple[Answer, int, float]:
    """The answer, its status (0 if there was none), and how long the server asks to wait."""
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})
    try:
        with opener.open(request, timeout=TIMEOUT) as response:
            status = int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        kind = "gone" if error.code in GONE else "unsure"
        wait = error.headers.get("Retry-After", "")
        return (
            Answer(kind, f"status {error.code}"),
            error.code,
            float(wait if wait.isdigit() else 0),
        )
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        return Answer("unsure", " ".join(str(reason).split())[:120] or type(error).__name__), 0, 0.0
    if redirects.for_good and _apart(redirects.for_good, url):
        return Answer("moved", f"to {redirects.for_good}"), status, 0.0
    return Answer("ok"), status, 0.0


def _apart(one: str, other: str) -> bool:
    """Whether two addresses differ by more than http, www, a final slash or what follows a #."""

    def bare(url: str) -> tuple[str, str, str]:
        parts = urlsplit(url)
        return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query

    return bare(one) != bare(other)


def ask_all(
    urls: Iterable[str], pause: float = PAUSE, one: Callable[[str, float], Answer] = ask
) -> dict[str, Answer]:
    """Every address once; those of one host after each other with a pause between."""
    hosts = defaultdict(list)
    for url in sorted(set(urls)):
        hosts[urlsplit(url).netloc].append(url)

    def of_one_host(own: list[str]) -> list[tuple[str, Answer]]:
        found = []
        for place, url in enumerate(own):
            if place:
                time.sleep(pause)
            found.append((url, one(url, pause)))
        return found

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        return dict(
            sorted(pair for pairs in pool.map(of_one_host, hosts.values()) for pair in pairs)
        )


def ignored(file: Path = IGNORED) -> list[str]:
    """The addresses and hosts that are left out; each must say why."""
    entries = yaml.safe_load(file.read_text("utf-8")) or []
    for entry in entries:
        if set(entry) != {"link", "why"} or not str(entry["why"]).strip():
            raise SystemExit(f"{file.name}: each entry has a link and says why: {entry}")
    return [str(entry["link"]) for entry in entries]


def is_ignored(url: str, left_out: Iterable[str]) -> bool:
    """Whether an address, or its whole host, is left out."""
    return any(url == link or urlsplit(url).netloc == link for link in left_out)


def report(answers: Mapping[str, Answer], names: Mapping[str, str]) -> str:
    """What is not well, as Markdown, the worst first."""
    lines = ["### Sources", "", f"{len(answers)} were asked."]
    for kind, heading in HEADINGS.items():
        found = [
            (names[url], url, answer) for url, answer in answers.items() if answer.kind == kind
        ]
        if found:
            lines += ["", f"#### {heading}", ""]
            lines += [
                f"- `{name}` <{url}>: {answer.detail}"
                for name, url, answer in sorted(found, key=lambda f: f[0])
            ]
    if all(answer.kind == "ok" for answer in answers.values()):
        lines += ["", "All of them answer."]
    return "\n".join(lines)


def main() -> int:
    """Ask every source that is not left out."""
    left_out = ignored()
    sources = ours().sources.values()
    names = {s.url: s.id for s in sources if not is_ignored(s.url, left_out)}
    answers = ask_all(names)
    print(report(answers, names))
    return int(any(answer.kind == "gone" for answer in answers.values()))


if __name__ == "__main__":
    sys.exit(main())
