"""Tell what a file is by its content, since names lie: WPS users rename ``.doc`` to ``.docx``."""

from __future__ import annotations

import re

ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0"

# The first bytes of files that hold no readable draft, and the phrase that says so.
_MAGIC = (
    (b"%PDF", "intake.pdf"),
    (b"{\\rtf", "intake.rtf"),
    (_EMPTY_ZIP, "intake.archive"),
    (b"PK\x07\x08", "intake.archive"),
    (b"Rar!", "intake.archive"),
    (b"7z\xbc\xaf\x27\x1c", "intake.archive"),
    (b"\x1f\x8b", "intake.archive"),
    (b"BZh", "intake.archive"),
    (b"\xfd7zXZ", "intake.archive"),
    (b"\x89PNG", "intake.picture"),
    (b"\xff\xd8\xff", "intake.picture"),
    (b"GIF8", "intake.picture"),
    (b"II*\x00", "intake.picture"),
    (b"MM\x00*", "intake.picture"),
)

_OLE_STREAMS = (
    ("EncryptedPackage", "intake.encrypted"),
    ("WordDocument", "intake.old_word"),
    ("Workbook", "intake.spreadsheet"),
    ("PowerPoint Document", "intake.slides"),
)

_WEB = re.compile(r"<!doctype\s+html|<(html|head|body)[\s>]", re.IGNORECASE)
_WORD_XML = re.compile(r"schemas\.microsoft\.com/office/word/2003|progid=\"Word\.Document|<pkg:")


def is_zip(head: bytes) -> bool:
    """Whether ``head``, the first bytes of a file, may open a Word package."""
    return head.startswith(ZIP)


def is_ole(head: bytes) -> bool:
    """Whether ``head`` opens the container of old Office files and of locked new ones."""
    return head.startswith(_OLE)


def refused(head: bytes) -> str | None:
    """The phrase for a kind of file that is never read, judged by its first bytes."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, phrase in _MAGIC:
        if start.startswith(magic) or head.startswith(magic):
            return phrase
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "intake.picture"
    return None


def refused_ole(data: bytes) -> str:
    """The phrase for an old Office file, judged by the names of its streams."""
    for stream, phrase in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return phrase
    return "intake.old_word"


def refused_text(text: str) -> str | None:
    """The phrase for text that is mark-up rather than prose, judged by its opening."""
    start = text[:4096].lstrip()
    if start.startswith("<"):
        if _WORD_XML.search(start):
            return "intake.word_xml"
        if _WEB.search(start):
            return "intake.web_page"
    if start.startswith("MIME-Version:") and "multipart/related" in start:
        return "intake.web_page"
    return None
