"""One build in a process of its own, for the bench, in a project's folder: which of our handlers took what.

shares.py SITE    build strictly; print processor seconds, in all and by file of handlers, as JSON
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config


class Shares:
    """Adds up processor time by file of handlers; a handler that runs inside another counts there."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.inside = False

    def around(self, handler: Callable[..., Any]) -> Callable[..., Any]:
        # MkDocs names a file of handlers by its path.
        path = Path(getattr(handler, "__module__", ""))
        if path.parent.name != "hooks":
            return handler

        def timed(*args: Any, **kwargs: Any) -> Any:
            if self.inside:
                return handler(*args, **kwargs)
            self.inside, start = True, time.process_time()
            try:
                return handler(*args, **kwargs)
            finally:
                self.inside = False
                self.seconds[path.stem] += time.process_time() - start

        return timed


def main(site: str) -> None:
    logging.disable(logging.INFO)
    config = load_config(site_dir=site, strict=True)
    shares = Shares()
    for handlers in config.plugins.events.values():
        handlers[:] = [shares.around(handler) for handler in handlers]
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    print(json.dumps({"seconds": time.process_time(), "hooks": shares.seconds}))


if __name__ == "__main__":
    main(sys.argv[1])
