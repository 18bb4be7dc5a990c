"""The two ways to have the guide without a network, for the page that offers them."""

from __future__ import annotations

from markupsafe import Markup

ARCHIVE = "bow-out.zip"
WORKER = "sw.js"
SIZES = {"kept": '<span data-size-kept=""></span>', "archive": '<span data-size-archive=""></span>'}
INTERFACE = {
    "busy": "Fetching the guide …",
    "done": "Kept. The guide now opens on this device without a connection.",
    "failed": "Not everything could be fetched, so nothing was kept. Try again with a better connection.",
    "removed": "Removed from this browser.",
    "cannot": "This browser does not offer it here: perhaps the window is private, or the connection is not secure. Take the file instead.",
}


def offline_html() -> Markup:
    """The two ways to have the guide without a network."""
    says = Markup("").join(
        Markup(' data-say-{}="{}"').format(key, text) for key, text in INTERFACE.items()
    )
    return Markup(
        '<div class="halves" data-offline data-worker="../../{worker}"{says}>'
        '<div><h2 id="in-this-browser">In this browser</h2><p>All pages and letters, {kept}.</p>'
        '<p><button type="button" class="button" data-keep hidden>Keep it on this device</button>'
        '<button type="button" class="button quiet" data-remove hidden>Remove it</button></p>'
        '<p aria-live="polite" data-status></p><noscript><p>This needs JavaScript. The file does not.</p></noscript></div>'
        '<div><h2 id="as-a-file">As a file</h2><p>The same, to unpack and open{archive}.</p>'
        '<p><a class="button quiet" href="../../{file}" download>Download the guide</a></p></div></div>'
    ).format(
        worker=WORKER,
        says=says,
        file=ARCHIVE,
        kept=Markup(SIZES["kept"]),
        archive=Markup(SIZES["archive"]),
    )
