"""What a browser complains about while a test runs: a breach of the policy, an error nobody caught, an error told.

Every page of a test is watched, and one complaint fails the test, unless the test said that it expects it.
"""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

# Chromium tells most breaches as errors; this makes sure of all of them, also of those that scripts swallow.
LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`breach of ${event.effectiveDirective} by ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`);
});"""


class Complaints:
    """Everything that was complained about, in all contexts that are watched."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.to: Complaints | None = self
        self.expected: Sequence[str] = ()

    def pass_on(self, to: Complaints | None, expected: Sequence[str] = ()) -> None:
        """From now on these are somebody else's, or nobody's: of a context that one test after another uses."""
        self.to, self.expected = to, expected

    def watch(self, context: BrowserContext, expected: Sequence[str] = ()) -> None:
        """From now on, in every page of it; what holds one of the expected words is let pass."""

        def hear(text: str, page: Page | None) -> None:
            if self.to and not any(words in text for words in (*expected, *self.expected)):
                self.to.lines.append(f"{page.url if page else '?'}: {text}")

        def heard(message: ConsoleMessage) -> None:
            if message.type == "error":
                hear(message.text, message.page)

        context.add_init_script(LISTEN)
        context.on("console", heard)
        context.on("weberror", lambda error: hear(str(error.error), error.page))

    def text(self) -> str:
        """One a line, each once; empty where there is none."""
        return "\n".join(dict.fromkeys(self.lines))
