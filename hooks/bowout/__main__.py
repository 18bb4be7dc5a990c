"""`python -m bowout`: see cli.py."""

import gc
import sys

from bowout.cli import GARBAGE_AFTER, main

gc.set_threshold(GARBAGE_AFTER)
sys.exit(main())
