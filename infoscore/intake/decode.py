"""From bytes to text: byte-order mark, then strict UTF-8, then strict GB18030; never a guess."""

from __future__ import annotations

import codecs
import re

from infoscore.errors import Location, refuse

# 16 MiB of UTF-8 is over five million Chinese characters, a thousand times the longest item;
# what is larger is an archive, an export or a mistake, and is refused before it is read.
TEXT_LIMIT = 16 * 1024 * 1024

# The commonest characters and marks of Chinese office prose. In real text they make up a quarter
# and more; in bytes of another encoding read as GB18030 next to nothing.
_COMMON = (
    "[，。、：；的一是在有了和不人大中上为个国到说们地出也时年得就要下以生会作来学对于工成"
    "区县市乡镇村局委政府部门务信息企业农民户月日元万亿增长同比情况问题建设发展经济社安全项目"
    "管理服组织实施开进行全加强提高推领导干群众]"
)
_HAN = "[\u3400-\u9fff]"
# What Big5, Shift-JIS and the like turn into: private use, kana, Cyrillic, boxes, rare Han.
_FOREIGN = "[\ue000-\uf8ff\u3040-\u30ff\u0400-\u04ff\u3100-\u312f\uff66-\uff9f]"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BINARY = re.compile(b"[\x00-\x08\x0e-\x19\x1c-\x1f]")
# U+FFFD saved by a program that had already lost the text, and what it becomes read as GBK.
_MISREADINGS = ("gb18030", "cp1252", "latin-1")
_LOST = re.compile("\ufffd|锟斤拷|烫烫烫|屯屯屯")


def decode(data: bytes, path: str) -> tuple[str, str]:
    r"""The text of ``data`` and the name of its encoding, line ends made ``\\n``, the mark removed.

    Raises InputError, naming ``path`` and the line, if the bytes are not surely text.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        refuse(path, "intake.utf32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, name = _utf16(data, path)
    elif data.startswith(codecs.BOM_UTF8):
        text, name = _marked_utf8(data, path), "UTF-8 BOM"
    else:
        text, name = _unmarked(data, path)
    text = plain_lines(text)
    _check_characters(text, path)
    return text, name


def plain_lines(text: str) -> str:
    r"""``text`` with every line end made ``\\n`` and a leading byte-order mark removed."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _utf16(data: bytes, path: str) -> tuple[str, str]:
    little = data.startswith(codecs.BOM_UTF16_LE)
    try:
        return data[2:].decode("utf-16-le" if little else "utf-16-be"), (
            "UTF-16LE" if little else "UTF-16BE"
        )
    except UnicodeDecodeError:
        refuse(path, "intake.utf16_broken")


def _marked_utf8(data: bytes, path: str) -> str:
    body = data[3:]
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        refuse(_place(path, body, error.start), "intake.utf8_broken")


def _unmarked(data: bytes, path: str) -> tuple[str, str]:
    if b"\x00" in data:
        refuse(path, "intake.utf16_no_bom" if _is_utf16(data) else "intake.binary")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not _is_damaged_utf8(data):
            refuse(path, "intake.ambiguous")  # a byte or two behind ASCII, cut or GB18030
        return _gb18030(data, path, error.start), "GB18030"
    if not text.isascii() and max(text) < "\u0800":
        _check_not_chinese(data, path)
    return text, "UTF-8"


def _gb18030(data: bytes, path: str, broken_at: int) -> str:
    """Strict GB18030, if the result reads as Chinese. ``broken_at``: where UTF-8 failed."""
    if _is_damaged_utf8(data):
        refuse(_place(path, data, broken_at), "intake.damaged")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not text or not _is_probable(text):
        if _is_utf16(data):
            refuse(path, "intake.utf16_no_bom")
        if _BINARY.search(data):
            refuse(path, "intake.binary")
        refuse(path, "intake.improbable" if text else "intake.unknown_encoding")
    return text


def _han(text: str) -> list[str]:
    return re.findall(_HAN, text)  # compiled only where the encoding is in doubt


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether ``data`` holds more whole UTF-8 Han than broken bytes; GB18030 never comes near."""
    loose = data.decode(errors="replace")
    lost = loose.count("\ufffd")
    return lost * 2 <= len(loose) and lost <= len(_han(loose)) > 0


def _is_probable(text: str) -> bool:
    """Whether a GB18030 reading makes sense: little foreign script, some common characters."""
    han = len(_han(text))
    foreign = len(re.findall(_FOREIGN, text))
    if foreign * 20 > han + foreign:
        return False
    if not han:
        return False
    common = len(re.findall(_COMMON, text))
    return han < 40 or common * 25 >= han


def _is_utf16(data: bytes) -> bool:
    """Whether ``data`` reads as Chinese in UTF-16 of either byte order."""
    even = data[: min(len(data), 65536) & ~1]
    for name in ("utf-16-le", "utf-16-be"):
        text = even.decode(name, errors="replace")
        likely = len(re.findall(_COMMON, text)) + sum(" " <= c <= "~" or c in "\r\n" for c in text)
        if likely * 5 >= len(text) > 0 and "\0" not in text:
            return True
    return False


def _check_not_chinese(data: bytes, path: str) -> None:
    """Refuse a short text that is UTF-8 without Han but reads as everyday Chinese in GB18030."""
    try:
        other = data.decode("gb18030")
        other.encode("gb2312")
    except UnicodeError:
        return
    if _han(other):
        refuse(path, "intake.ambiguous")


def _check_characters(text: str, path: str) -> None:
    control = _CONTROL.search(text.rstrip("\x1a"))  # DOS editors end a text with U+001A
    if control:
        code = f"{ord(control.group()):04X}"
        refuse(_text_place(path, text, control.start()), "intake.control", code=code)
    lost = _LOST.search(text)
    if lost:
        sample = text[lost.start() : lost.start() + 6].split("\n", maxsplit=1)[0]
        place = _text_place(path, text, lost.start())
        refuse(place, "intake.mojibake", sample=sample)
    if not text.isascii() and any(_is_misread_utf8(text, name) for name in _MISREADINGS):
        refuse(path, "intake.mojibake", sample=" ".join(text.split())[:6])


def _is_misread_utf8(text: str, name: str) -> bool:
    """Whether ``text`` is UTF-8 that some program read in the encoding ``name`` and saved."""
    try:
        data = text.encode(name)
    except UnicodeError:
        return False
    return _is_damaged_utf8(data)


def _place(path: str, data: bytes, offset: int) -> Location:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    return Location(path, line, len(data[start:offset].decode(errors="replace")) + 1)


def _text_place(path: str, text: str, offset: int) -> Location:
    line = text.count("\n", 0, offset) + 1
    return Location(path, line, offset - text.rfind("\n", 0, offset))
