"""``python -m infoscore``."""

from __future__ import annotations

import sys

from infoscore.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
