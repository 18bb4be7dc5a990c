"""`python -m bowout`: see cli.py."""

import sys

from bowout.cli import main

sys.exit(main())
