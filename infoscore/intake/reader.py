"""Read one draft: take its bytes, unpack or decode them, set aside what is not the item."""

from __future__ import annotations

import io
import os
import stat
import sys
from typing import TYPE_CHECKING, BinaryIO

from infoscore.errors import InfoscoreError, InputError, refuse
from infoscore.intake.dates import lacks_year, parse_moment
from infoscore.intake.decode import TEXT_LIMIT, decode, plain_lines
from infoscore.intake.draft import Draft, Meta
from infoscore.intake.frontmatter import read_front
from infoscore.intake.ignores import MIN_REASON, find_ignores, misspelt
from infoscore.intake.metadata import read_lines, read_margins
from infoscore.intake.ranges import merged, outside, spread_out
from infoscore.intake.residue import find_residue
from infoscore.intake.sniff import is_ole, is_zip, refused, refused_ole, refused_text
from infoscore.intake.sources import Source, os_fault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# A Word file with photographs may be large; only its text parts are unpacked.
WORD_LIMIT = 256 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_WORD_SUFFIXES = frozenset({".docx", ".docm", ".dotx"})

Notes = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def read(source: Source, stdin: BinaryIO | None = None) -> Draft:
    """The draft at ``source``; ``stdin`` stands in for the standard input.

    Raises InputError, and nothing else, for whatever is wrong with the input.
    """
    try:
        if source.file is None:
            stream = stdin or getattr(sys.stdin, "buffer", None)
            if stream is None:
                refuse(source.path, "intake.no_stdin")
            return _read_stream(stream, source, TEXT_LIMIT)
        with _open(source.file, source.path) as stream:
            return _read_stream(stream, source, os.fstat(stream.fileno()).st_size)
    except InfoscoreError:
        raise
    except (OSError, ValueError) as error:
        raise InputError(os_fault(source.path, error)) from None


def read_text(text: str, path: str = "<text>") -> Draft:
    """A draft from a string.

    Raises InputError if nothing in it is visible, if it holds half a character (a lone
    surrogate), or if its front matter is broken or followed by nothing.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        refuse(path, "intake.surrogate", code=f"{ord(text[error.start]):04X}")
    return _draft(Source(path), plain_lines(text), "str", (), ())


def _open(file: Path, path: str) -> BinaryIO:
    """Open a plain file; a pipe or device is refused instead of waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NOCTTY", 0)
    if file.is_dir():  # on Windows a folder cannot even be opened
        refuse(path, "intake.is_folder")
    if not file.exists() and file.is_symlink():
        refuse(path, "intake.dangling")
    handle = os.open(file, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        refuse(path, "intake.not_regular")
    return os.fdopen(handle, "rb")


def _read_stream(stream: BinaryIO, source: Source, size: int) -> Draft:
    """Read ``stream`` of ``size`` bytes (an upper bound for standard input) by its content."""
    head = stream.read(16)
    phrase = refused(head)
    if phrase:
        refuse(source.path, phrase)
    if is_zip(head):
        return _read_word(stream, head, source, size)
    if is_ole(head):
        refuse(source.path, refused_ole(head + stream.read(TEXT_LIMIT)))
    data = b"" if size > TEXT_LIMIT else head + stream.read(TEXT_LIMIT - len(head) + 1)
    if size > TEXT_LIMIT or len(data) > TEXT_LIMIT:
        refuse(source.path, "intake.too_big", limit=TEXT_LIMIT // _MEGABYTE)
    if not data.strip():
        refuse(source.path, "intake.empty" if source.file else "intake.no_stdin")
    text, encoding = decode(data, source.path)
    phrase = refused_text(text)
    if phrase:
        refuse(source.path, phrase)
    notes: Notes = (("intake.note.really_text", ()),) if _is_named_word(source) else ()
    return _draft(source, text, encoding, notes, ())


def _read_word(stream: BinaryIO, head: bytes, source: Source, size: int) -> Draft:
    from infoscore.intake.word import read_word  # noqa: PLC0415  keeps XML off the .txt path

    if size > WORD_LIMIT:
        refuse(source.path, "intake.too_big", limit=WORD_LIMIT // _MEGABYTE)
    if source.file is None:
        data = head + stream.read(TEXT_LIMIT)
        if len(data) > TEXT_LIMIT:
            refuse(source.path, "intake.too_big", limit=TEXT_LIMIT // _MEGABYTE)
        stream = io.BytesIO(data)
    word = read_word(stream, source.path)
    notes = tuple((key, tuple(blanks)) for key, blanks in word.notes)
    if source.file is not None and not _is_named_word(source):
        notes = (("intake.note.really_word", ()), *notes)
    return _draft(source, plain_lines(word.text), "Word", notes, word.margins)


def _is_named_word(source: Source) -> bool:
    return source.file is not None and source.file.suffix.lower() in _WORD_SUFFIXES


def _draft(source: Source, text: str, encoding: str, notes: Notes, margins: Iterable[str]) -> Draft:
    """Put a draft together: front matter outweighs lines, lines margins, margins the folder."""
    if not _is_visible(text):
        refuse(source.path, "intake.empty")
    whole, front = text, read_front(text, source.path)
    ignores, cut = find_ignores(whole, front.end)
    odd = tuple(
        ("intake.note.ignore_odd", (("line", str(line)),))
        for line in misspelt(whole, front.end, ignores)
    )
    if cut:  # a draft with marks is read as if they were not there
        text = outside(whole, cut)
        front = front if front.end else read_front(text, source.path)
    if not _is_visible(text[front.end :]):
        refuse(source.path, "intake.no_body")
    residue = find_residue(text, front.end)
    lines = read_lines(text, front.end, residue)
    skipped = merged([(0, front.end), *residue, *lines.ranges])
    if not _is_visible(outside(text, skipped)):
        skipped = merged([(0, front.end)])  # better to judge a scrap than nothing at all
    if not _is_visible(outside(text, skipped)):
        refuse(source.path, "intake.no_body")
    fields = {**read_margins(margins), **lines.fields, **front.fields}
    meta, undated = _meta(fields, source.unit)
    bare = tuple(
        ("intake.note.ignore_bare", (("line", str(each.line)), ("rule", each.rule)))
        for each in ignores
        if len(each.reason) < MIN_REASON
    )
    reasoned = tuple(each for each in ignores if len(each.reason) >= MIN_REASON)
    skipped = merged([*spread_out(skipped, cut), *cut])
    notes = (*notes, *undated, *bare, *odd)
    return Draft(source.path, whole, encoding, skipped, meta, notes, reasoned, cut)


def _meta(fields: dict[str, str], folder: str | None) -> tuple[Meta, Notes]:
    written = fields.pop("sent", "")
    moment = parse_moment(written)
    yearless = moment is None and lacks_year(written)
    meta = Meta(
        unit=fields.pop("unit", None) or folder,
        sent=moment[0] if moment else None,
        sent_has_time=moment[1] if moment else False,
        sent_said=written if yearless else None,
        title=fields.pop("title", None),
        kind=fields.pop("kind", None),
        others=dict(sorted(fields.items())),
    )
    if written and not moment:
        note = "intake.note.date_yearless" if yearless else "intake.note.date"
        return meta, ((note, (("value", written),)),)
    return meta, ()


def _is_visible(text: str) -> bool:
    """Whether anything in ``text`` can be seen: not blank, not a control or format character."""
    return any(c.isprintable() and not c.isspace() for c in text)
