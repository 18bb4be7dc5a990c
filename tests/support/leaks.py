"""Everything by which a page can tell something to somebody or keep it: watched, so that a test can look."""

from __future__ import annotations

import json
from urllib.parse import unquote_plus

from playwright.sync_api import ConsoleMessage, Page, Request

STORED = """async () => ({
  cookies: document.cookie,
  local: {...localStorage},
  session: {...sessionStorage},
  caches: await caches.keys(),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": {}, "session": {}, "caches": [], "databases": [], "workers": 0}

# Everything by which a page can tell something to somebody, taken down where the test can see it.
WATCH = """
window.leaks = [];
{
  const note = (how) => (...what) => { leaks.push([how, what.map((one) => {
    try { return typeof one === "string" ? one : JSON.stringify(one) ?? String(one); } catch { return String(one); }
  }).join(" ")]); };
  const wrap = (owner, name, how) => {
    const real = owner[name];
    owner[name] = function (...what) { note(how)(...what); return real.apply(this, what); };
  };
  wrap(window, "postMessage", "message");
  wrap(MessagePort.prototype, "postMessage", "message");
  wrap(BroadcastChannel.prototype, "postMessage", "broadcast");
  wrap(history, "pushState", "history");
  wrap(history, "replaceState", "history");
  wrap(Storage.prototype, "setItem", "storage");
  wrap(navigator, "sendBeacon", "beacon");
  wrap(window, "fetch", "fetch");
  wrap(XMLHttpRequest.prototype, "open", "request");
  wrap(window, "open", "window");
  for (const level of ["log", "info", "warn", "error", "debug"]) wrap(console, level, "console");
  new MutationObserver(() => note("title")(document.title)).observe(document, { subtree: true, childList: true, characterData: true });
  addEventListener("securitypolicyviolation", (event) =>
    note("policy")(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
}
"""


class Traffic:
    """Every request of a page, in full."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self.events: list[str] = []
        page.context.on("request", self._keep)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.events.append(str(error)))
        page.on("websocket", lambda socket: self.events.append(socket.url))
        page.on("worker", lambda worker: self.events.append(worker.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if not self._icon(message.location["url"]):
            self.events.append(message.text)

    @staticmethod
    def _icon(url: str) -> bool:
        """The tab's icon the browser fetches when it likes."""
        return "/img/favicon" in url

    def _keep(self, request: Request) -> None:
        self.requests.append(request)

    def since(self, number: int) -> list[str]:
        """What was asked of a server after so many requests."""
        later = [request.url for request in self.requests[number:]]
        return [url for url in later if not url.startswith("blob:") and not self._icon(url)]

    def text(self) -> str:
        """All that any of them carried, readable."""
        parts = [*self.events]
        for request in self.requests:
            parts += [request.url, request.post_data or "", json.dumps(dict(request.headers))]
        return unquote_plus("\n".join(parts))


# The preview for career centers holds a page of ours, which tells its height as in any portal.
LEAKED = r"""leaks.filter(([how, what]) => how !== "title"
  && !(how === "message" && /^\{"bowout":1,"type":"(ready|height)","height":\d+\} \*$/.test(what)))"""
