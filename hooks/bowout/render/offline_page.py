"""The two ways to have the guide without a network, for the page that offers them."""

from __future__ import annotations

from markupsafe import Markup

from bowout.model.content import Content
from bowout.model.vocabulary import put_html

ARCHIVE = "bow-out.zip"
WORKER = "sw.js"
SIZES = {"kept": '<span data-size-kept=""></span>', "archive": '<span data-size-archive=""></span>'}
# What the script says.
SAID = ("busy", "done", "failed", "removed", "cannot")


def offline_html(content: Content) -> Markup:
    """The two ways to have the guide without a network."""
    words = content.words_of("offline")
    says = Markup("").join(Markup(' data-say-{}="{}"').format(key, words[key]) for key in SAID)
    return Markup(
        '<div class="halves" data-offline data-worker="{up}{worker}"{says}>'
        '<div><h2 id="in-this-browser">{in_browser}</h2><p>{all}</p>'
        '<p><button type="button" class="button" data-keep hidden>{keep}</button>'
        '<button type="button" class="button quiet" data-remove hidden>{remove}</button></p>'
        '<p aria-live="polite" data-status></p><noscript><p>{needs_script}</p></noscript></div>'
        '<div><h2 id="as-a-file">{as_file}</h2><p>{same}</p>'
        '<p><a class="button quiet" href="{up}{file}" download>{download}</a></p></div></div>'
    ).format(
        **words
        | {
            "up": f"{content.up}../../",
            "worker": WORKER,
            "says": says,
            "file": ARCHIVE,
            "all": put_html(words["all"], kept=Markup(SIZES["kept"])),
            "same": put_html(words["same"], archive=Markup(SIZES["archive"])),
        }
    )
