"""A ledger kept over the year in one SQLite file, safe against interruption and two writers.

Each ledger that is added replaces what was added from a file of the same name.  What is done in
one ``with`` is one transaction: either all of it is in, or nothing changed.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from infoscore.errors import InputError, UsageError, fault
from infoscore.units.facts import Item, Ledger, Unit
from infoscore.units.ledger.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType
    from typing import NoReturn

    from typing_extensions import Self

    from infoscore.units.facts import Fact

VERSION = 1
_APPLICATION = 0x696E666F  # marks the file as ours
_PATIENCE = 15.0
_TABLES = """
CREATE TABLE units (name TEXT PRIMARY KEY, source TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE facts (
  source TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, item TEXT,
  record TEXT NOT NULL, PRIMARY KEY (source, seq)
);
CREATE UNIQUE INDEX items ON facts (item) WHERE item IS NOT NULL;
"""


class Store:
    """An open database; use it in ``with``, whose end without an error makes changes last.

    ``create`` lets a new file be made, which goes away again after an error.

    Raises UsageError where the file is no database of this program, or is being written.
    """

    def __init__(self, file: Path, *, create: bool) -> None:
        self._shown = file.as_posix()
        if not create and not file.exists():
            raise UsageError(fault(self._shown, "cli.units_no_db"))
        if file.is_dir() or not file.parent.is_dir():
            raise UsageError(fault(self._shown, "cli.output_no_folder"))
        self._patience = _PATIENCE
        self._file = file
        self._base: sqlite3.Connection | None = None
        self._made = False

    def __enter__(self) -> Self:
        new = not self._file.exists()
        try:
            self._base = sqlite3.connect(self._file, timeout=self._patience, isolation_level=None)
            self._made = self._prepare(self._base) and new
        except sqlite3.Error as error:
            self._close()
            self._refuse(error)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._open().execute("COMMIT")
                self._made = False
        except sqlite3.Error as failed:
            self._refuse(failed)
        finally:
            self._close()

    def add(self, ledger: Ledger) -> None:
        """Put a ledger in; what the same files said before goes out.

        InputError where an item's number belongs to another file already.
        """
        base = self._open()
        by_source: dict[str, list[Fact]] = {_name(each): [] for each in ledger.sources}
        for fact in ledger.facts:
            by_source.setdefault(_name(fact.place.file), []).append(fact)
        try:
            base.execute("SAVEPOINT ledger")
            for source in by_source:
                base.execute("DELETE FROM facts WHERE source = ?", (source,))
                base.execute("DELETE FROM units WHERE source = ?", (source,))
            self._check_ids(base, ledger.facts)
            for source, facts in by_source.items():
                base.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", _rows(source, facts))
            base.executemany(
                "INSERT OR REPLACE INTO units VALUES (?, ?, ?)",
                [(each.name, _name(each.place.file), encode(each)) for each in ledger.roster],
            )
            base.execute("RELEASE ledger")
        except sqlite3.Error as error:
            self._back(base)
            self._refuse(error)
        except BaseException:
            self._back(base)
            raise

    def ledger(self) -> Ledger:
        """All that was added, in the order of file names and rows."""
        base = self._open()
        try:
            rows = base.execute("SELECT kind, record FROM facts ORDER BY source, seq").fetchall()
            units = base.execute("SELECT record FROM units ORDER BY rowid").fetchall()
            facts = tuple(decode(kind, record) for kind, record in rows)
            roster = tuple(decode("Unit", record) for (record,) in units)
        except sqlite3.Error as error:
            self._refuse(error)
        except (ValueError, KeyError, TypeError) as error:
            reason = type(error).__name__
            raise UsageError(fault(self._shown, "cli.units_not_a_db", reason=reason)) from None
        return Ledger(
            tuple(each for each in facts if not isinstance(each, Unit)),
            tuple(each for each in roster if isinstance(each, Unit)),
            (self._shown,),
        )

    def _open(self) -> sqlite3.Connection:
        if self._base is None:
            raise ValueError(self._shown)
        return self._base

    def _prepare(self, base: sqlite3.Connection) -> bool:
        """Make the tables in a new file, and say whether it was; refuse a file that is not ours."""
        base.execute("PRAGMA synchronous = FULL")
        base.execute("BEGIN IMMEDIATE")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        ours = base.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION
        empty = not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if ours or not empty:
            self._check_ours(version, ours=ours)
            return False
        for each in _TABLES.strip().split(";\n"):
            base.execute(each)
        base.execute(f"PRAGMA application_id = {_APPLICATION}")
        base.execute(f"PRAGMA user_version = {VERSION}")
        return True

    def _check_ours(self, version: int, *, ours: bool) -> None:
        if not ours:
            raise UsageError(fault(self._shown, "cli.units_not_a_db", reason="SQLite"))
        if version > VERSION:
            raise UsageError(fault(self._shown, "cli.units_db_version", found=version))

    def _check_ids(self, base: sqlite3.Connection, facts: Iterable[Fact]) -> None:
        taken = dict(base.execute("SELECT item, source FROM facts WHERE item IS NOT NULL"))
        faults = [
            fault(str(fact.place), "cli.units_db_conflict", value=fact.id, other=taken[fact.id])
            for fact in facts
            if isinstance(fact, Item) and fact.id in taken
        ]
        if faults:
            raise InputError(*faults)

    def _refuse(self, error: sqlite3.Error) -> NoReturn:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise UsageError(fault(self._shown, "cli.units_db_busy")) from None
        raise UsageError(fault(self._shown, "cli.units_not_a_db", reason=text)) from None

    @staticmethod
    def _back(base: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            if base.in_transaction:
                base.execute("ROLLBACK TO ledger")
                base.execute("RELEASE ledger")

    def _close(self) -> None:
        """Close the file; what was not made to last is undone, a file just made taken away."""
        if self._base is None:
            return
        if self._made:  # while it is still ours alone
            with suppress(OSError):
                self._file.unlink()
        self._base.close()
        self._base = None


def _rows(source: str, facts: Iterable[Fact]) -> list[tuple[str, int, str, str | None, str]]:
    return [
        (
            source,
            seq,
            type(fact).__name__,
            fact.id if isinstance(fact, Item) else None,
            encode(fact),
        )
        for seq, fact in enumerate(facts)
    ]


def _name(file: str) -> str:
    """A ledger is known by its file's name, wherever it lies."""
    return PurePosixPath(file).name
