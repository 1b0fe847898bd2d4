"""``python -m infoscore``, and the program ``infoscore``."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the command line; Ctrl-C ends it without a word until it has something to clear away."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from infoscore.cli.main import run  # noqa: PLC0415 - may be interrupted, too

    return run()


if __name__ == "__main__":
    sys.exit(main())
