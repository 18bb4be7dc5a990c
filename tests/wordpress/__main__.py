"""The tests in a real WordPress, for `make test-all`: where none can be started, it says why and leaves them out."""

from __future__ import annotations

import subprocess
import sys

from tests.wordpress.started import missing


def main() -> int:
    if reason := missing():
        print(f"Left out: the tests in a real WordPress. {reason}", file=sys.stderr)
        return 0
    command = [sys.executable, "-m", "pytest", "-q", "-m", "wordpress", "tests/wordpress"]
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
