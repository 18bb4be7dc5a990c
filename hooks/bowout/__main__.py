"""`python -m bowout`: see cli.py."""

import gc
import sys

from bowout import GARBAGE_AFTER
from bowout.cli import main

gc.set_threshold(GARBAGE_AFTER)
sys.exit(main())
