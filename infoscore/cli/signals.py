"""What stops the program from outside: Ctrl-C, a terminal that closes, an end of the session."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ENDS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class StoppedError(KeyboardInterrupt):
    """The program was told to end; what it was writing is cleared away first, as after Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


_LISTENING: list[bool] = []


def listen() -> None:
    """Turn signals into exceptions; those that whoever started us wants ignored stay so."""
    _LISTENING.append(True)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in _ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def be_deaf() -> None:
    """Let nothing interrupt the last steps: an output being put in its place, the last words.
    Nothing changes where the program was called from another one, whose signals are its own.
    """
    for number in (signal.SIGINT, *_ENDS) if _LISTENING else ():
        signal.signal(number, signal.SIG_IGN)


def forget() -> None:
    """Let a Ctrl-C that was caught be over. Where it met code made from a string (a dataclass),
    ``python -m`` remembers it and ends by the signal, whatever the exit code; new code clears that.
    """
    exec("")  # noqa: S102


@contextmanager
def held() -> Iterator[None]:
    """Keep what would stop the program waiting, for this thread and for processes started
    meanwhile: a worker that is only half started cannot be called back.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDS})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_to_parent() -> None:
    """In a worker: Ctrl-C is for the main process; an end asked of the worker itself is not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, *_ENDS})


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise StoppedError(number)
