"""Every bad input: one clear line with cause and remedy, no other exception, no draft."""

from __future__ import annotations

import codecs
import io
import os
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from infoscore.errors import Fault, InputError
from infoscore.intake import Draft, Source, find, read

if TYPE_CHECKING:
    from collections.abc import Callable

PROSE = (
    "青山县柳河镇东沟村412户村民饮水中断26天。3月5日，镇政府已两次协调县水务集团，更换主管1.8公里。"
    "建议市水务局4月10日前派出抢修队，其余管段列入年度改造计划。\n"
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices, odd names")


def outcome(path: str | Path) -> tuple[list[Draft], list[Fault]]:
    """Find and read, as the command line does."""
    sources, faults = find([str(path)])
    drafts, problems = [], list(faults)
    for source in sources:
        try:
            drafts.append(read(source))
        except InputError as error:  # noqa: PERF203  one bad draft does not stop the rest
            problems += error.faults
    return drafts, problems


def link(path: Path, target: str) -> Path:
    path.symlink_to(target)
    return path


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def sparse(path: Path, head: bytes, size: int) -> Path:
    path.write_bytes(head)
    os.truncate(path, size)
    return path


def altered(data: bytes, name: str, content: bytes | None) -> bytes:
    """A copy of a zip archive with one member replaced or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """The archive with the flag that says its members are locked by a password."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def many_entries(count: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(count):
            archive.writestr(f"word/{number}", b"")
    return out.getvalue()


def bomb_xml(make: Any) -> bytes:
    entities = '<!DOCTYPE x [<!ENTITY a "县县县县县县县县">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8)
    )
    body = f'{entities}]><w:document xmlns:w="urn:x"><w:body>&i;</w:body></w:document>'
    return altered(make.word(), "word/document.xml", body.encode())


GB = PROSE.encode("gb18030")
UTF8 = PROSE.encode()
BIG5 = (
    "青山縣柳河鎮東溝村四百一十二戶村民飲水中斷，鎮政府已兩次協調，建議市水務局派出搶修隊。"
).encode("big5")
KINDS_IN_ZIP = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": "<x/>",
}

BAD: list[tuple[str, str, Callable[[Any], Any]]] = [
    # names and places
    ("no name", "intake.no_name", lambda m: ""),
    ("missing", "intake.missing", lambda m: m.folder / "没有.txt"),
    ("below a file", "intake.missing", lambda m: m.file("a.txt", PROSE) / "b.txt"),
    ("name too long", "intake.bad_name", lambda m: m.folder / ("长" * 200 + ".txt")),
    ("NUL in name", "intake.bad_name", lambda m: str(m.folder / "a\0b.txt")),
    ("empty folder", "intake.folder_empty", lambda m: m.folder),
    ("only pictures", "intake.folder_empty", lambda m: m.file("a.png", b"x").parent),
    ("only hidden", "intake.folder_empty", lambda m: m.file(".a.txt", PROSE).parent),
    ("only lock files", "intake.folder_empty", lambda m: m.file("~$稿.docx", b"x").parent),
    # other kinds of file, by content
    (".doc", "intake.old_word", lambda m: m.file("a.doc", m.ole("WordDocument"))),
    (".wps", "intake.old_word", lambda m: m.file("a.wps", m.ole("WordDocument"))),
    (".doc as .docx", "intake.old_word", lambda m: m.file("a.docx", m.ole("WordDocument"))),
    (".doc as .txt", "intake.old_word", lambda m: m.file("a.txt", m.ole("WordDocument"))),
    ("OLE stub", "intake.old_word", lambda m: m.file("a.doc", m.ole()[:20])),
    (".xls", "intake.spreadsheet", lambda m: m.file("a.xls", m.ole("Workbook"))),
    (".ppt", "intake.slides", lambda m: m.file("a.ppt", m.ole("PowerPoint Document"))),
    ("locked", "intake.encrypted", lambda m: m.file("a.docx", m.ole("EncryptedPackage"))),
    ("locked zip", "intake.encrypted", lambda m: m.file("a.docx", locked(m.word()))),
    (".xlsx", "intake.spreadsheet", lambda m: m.file("a.xlsx", m.zipped({"xl/workbook.xml": ""}))),
    (
        ".xlsx as .docx",
        "intake.spreadsheet",
        lambda m: m.file("a.docx", m.zipped({"xl/workbook.xml": "", "[Content_Types].xml": ""})),
    ),
    (".pptx", "intake.slides", lambda m: m.file("a.pptx", m.zipped({"ppt/presentation.xml": ""}))),
    (".odt", "intake.odt", lambda m: m.file("a.odt", m.zipped(KINDS_IN_ZIP))),
    (".odt as .docx", "intake.odt", lambda m: m.file("a.docx", m.zipped(KINDS_IN_ZIP))),
    (".epub", "intake.archive", lambda m: m.file("a.epub", m.zipped({"mimetype": "epub"}))),
    (".ofd", "intake.ofd", lambda m: m.file("a.ofd", m.zipped({"OFD.xml": "<x/>"}))),
    (".zip", "intake.archive", lambda m: m.file("a.zip", m.zipped({"a.txt": PROSE}))),
    ("zip as .docx", "intake.archive", lambda m: m.file("a.docx", m.zipped({"a.txt": PROSE}))),
    ("empty zip", "intake.archive", lambda m: m.file("a.docx", m.zipped({}))),
    (".7z", "intake.archive", lambda m: m.file("a.7z", b"7z\xbc\xaf\x27\x1c\0\4")),
    (".rar as .txt", "intake.archive", lambda m: m.file("a.txt", b"Rar!\x1a\x07\0")),
    (".gz", "intake.archive", lambda m: m.file("a.gz", b"\x1f\x8b\x08\0\0\0")),
    (".pdf", "intake.pdf", lambda m: m.file("a.pdf", b"%PDF-1.7\n%\xe2\xe3")),
    (".pdf as .txt", "intake.pdf", lambda m: m.file("a.txt", b"\n%PDF-1.4\n")),
    (".rtf", "intake.rtf", lambda m: m.file("a.rtf", rb"{\rtf1\ansi\u38738 ?}")),
    (".rtf as .doc", "intake.rtf", lambda m: m.file("a.doc", rb"{\rtf1\ansi}")),
    ("HTML", "intake.web_page", lambda m: m.file("a.html", f"<!DOCTYPE html><p>{PROSE}")),
    ("HTML as .txt", "intake.web_page", lambda m: m.file("a.txt", f"\n<html><body>{PROSE}")),
    (
        "HTML in UTF-16",
        "intake.web_page",
        lambda m: m.file("a.doc", f"\ufeff<html>{PROSE}".encode("utf-16-le")),
    ),
    (
        "web archive",
        "intake.web_page",
        lambda m: m.file("a.doc", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n"),
    ),
    (
        "Word 2003 XML",
        "intake.word_xml",
        lambda m: m.file(
            "a.doc", '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        ),
    ),
    (
        "flat XML",
        "intake.word_xml",
        lambda m: m.file("a.docx", "<?xml version='1.0'?><pkg:package>"),
    ),
    ("PNG as .docx", "intake.picture", lambda m: m.file("a.docx", b"\x89PNG\r\n\x1a\n")),
    ("JPEG", "intake.picture", lambda m: m.file("a.jpg", b"\xff\xd8\xff\xe0JFIF")),
    (".csv", "intake.not_a_draft", lambda m: m.file("台账.csv", "单位,篇数\n")),
    (".json", "intake.not_a_draft", lambda m: m.file("a.json", "{}")),
    # text
    ("no bytes", "intake.empty", lambda m: m.file("a.txt", b"")),
    ("no bytes in .docx", "intake.empty", lambda m: m.file("a.docx", b"")),
    ("blanks", "intake.empty", lambda m: m.file("a.txt", " \r\n\t\n")),
    ("wide blanks", "intake.empty", lambda m: m.file("a.txt", "\u3000\u3000\n\u3000")),
    ("mark alone", "intake.empty", lambda m: m.file("a.txt", codecs.BOM_UTF8)),
    ("zero-width", "intake.empty", lambda m: m.file("a.txt", "\u200b\u200d\n")),
    ("random bytes", "intake.binary", lambda m: m.file("a.txt", bytes(range(256)) * 4)),
    ("NULs", "intake.binary", lambda m: m.file("a.txt", bytes(4096))),
    ("program", "intake.binary", lambda m: m.file("a.txt", b"\x7fELF\x02\x01\x01" + bytes(99))),
    ("NUL in text", "intake.binary", lambda m: m.file("a.txt", UTF8 + b"\0" + UTF8)),
    ("control", "intake.control", lambda m: m.file("a.txt", PROSE + "\x08\x1b[0m")),
    ("control in GB18030", "intake.control", lambda m: m.file("a.txt", GB + b"\x01" + GB)),
    ("UTF-16LE bare", "intake.utf16_no_bom", lambda m: m.file("a.txt", PROSE.encode("utf-16-le"))),
    ("UTF-16BE bare", "intake.utf16_no_bom", lambda m: m.file("a.txt", PROSE.encode("utf-16-be"))),
    (
        "ASCII in UTF-16 bare",
        "intake.utf16_no_bom",
        lambda m: m.file("a.txt", "GDP up 5 percent".encode("utf-16-le")),
    ),
    (
        "UTF-16 cut",
        "intake.utf16_broken",
        lambda m: m.file("a.txt", PROSE.encode("utf-16")[:-1]),
    ),
    (
        "UTF-16 half pair",
        "intake.utf16_broken",
        lambda m: m.file("a.txt", codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00"),
    ),
    ("UTF-32", "intake.utf32", lambda m: m.file("a.txt", PROSE.encode("utf-32"))),
    (
        "marked UTF-8 cut",
        "intake.utf8_broken",
        lambda m: m.file("a.txt", b"\xef\xbb\xbf" + UTF8[:-3]),
    ),
    ("UTF-8 cut", "intake.damaged", lambda m: m.file("a.txt", UTF8[:-3])),
    ("UTF-8 cut, short", "intake.damaged", lambda m: m.file("a.txt", UTF8[:14])),
    (
        "UTF-8 bad byte",
        "intake.damaged",
        lambda m: m.file("a.txt", UTF8[:30] + b"\xff" + UTF8[30:]),
    ),
    ("UTF-8 then GB18030", "intake.damaged", lambda m: m.file("a.txt", UTF8 * 4 + GB)),
    (
        "surrogate in UTF-8",
        "intake.damaged",
        lambda m: m.file("a.txt", UTF8 + b"\xed\xa0\x80" + UTF8),
    ),
    ("GB18030 cut", "intake.unknown_encoding", lambda m: m.file("a.txt", GB[:-2])),
    ("Big5", "intake.improbable", lambda m: m.file("a.txt", BIG5)),
    (
        "Shift-JIS",
        "intake.unknown_encoding",
        lambda m: m.file("a.txt", "ひらがなとカタカナ".encode("cp932") + b"\xa0"),
    ),
    (
        "Latin-1",
        "intake.unknown_encoding",
        lambda m: m.file("a.txt", "déjà vu à Genève".encode("latin-1")),
    ),
    ("two readings", "intake.ambiguous", lambda m: m.file("a.txt", "é".encode())),
    ("U+FFFD", "intake.mojibake", lambda m: m.file("a.txt", PROSE + "青\ufffd县")),
    ("锟斤拷", "intake.mojibake", lambda m: m.file("a.txt", PROSE + "锟斤拷")),
    ("烫烫烫 in GB18030", "intake.mojibake", lambda m: m.file("a.txt", GB + b"\xcc\xcc" * 6)),
    (
        "UTF-8 read as GBK",
        "intake.mojibake",
        lambda m: m.file("a.txt", "青山县柳河镇饮水".encode().decode("gb18030")),
    ),
    (
        "UTF-8 read as Windows-1252",
        "intake.mojibake",
        lambda m: m.file("a.txt", "水务".encode().decode("cp1252")),
    ),
    ("100 MB", "intake.too_big", lambda m: sparse(m.folder / "a.txt", UTF8, 100 << 20)),
    # front matter
    (
        "front matter alone",
        "intake.no_body",
        lambda m: m.file("a.md", "---\n单位: 青山县水利局\n---\n"),
    ),
    ("front matter open", "intake.front_open", lambda m: m.file("a.md", f"---\n单位: 甲\n{PROSE}")),
    (
        "no mapping",
        "intake.front_broken",
        lambda m: m.file("a.md", f"---\n单位: 甲\n乙\n---\n{PROSE}"),
    ),
    ("bad YAML", "intake.front_broken", lambda m: m.file("a.md", f"---\nunit: [甲\n---\n{PROSE}")),
    ("tabs", "intake.front_broken", lambda m: m.file("a.md", f"---\nunit:\n\t甲: 1\n---\n{PROSE}")),
    (
        "said twice",
        "intake.front_twice",
        lambda m: m.file("a.md", f"---\nunit: 甲\n单位: 乙\n---\n{PROSE}"),
    ),
    (
        "nested",
        "intake.front_nested",
        lambda m: m.file("a.md", f"---\nunit: {{a: b}}\n---\n{PROSE}"),
    ),
    (
        "bad date",
        "intake.front_date",
        lambda m: m.file("a.md", f"---\nsent: 2026-02-30\n---\n{PROSE}"),
    ),
    (
        "deep YAML",
        "intake.front_broken",
        lambda m: m.file("a.md", f"---\na: {'[' * 9999}\n---\n{PROSE}"),
    ),
    # Word
    ("Word cut", "intake.word_truncated", lambda m: m.file("a.docx", m.word(m.para(PROSE))[:-60])),
    ("Word stub", "intake.word_truncated", lambda m: m.file("a.docx", b"PK\x03\x04")),
    (
        "Word garbled",
        "intake.word_truncated",
        lambda m: m.file("a.docx", garbled(m)),
    ),
    ("Word no text", "intake.empty", lambda m: m.file("a.docx", m.word(m.para(" ")))),
    (
        "Word deleted text",
        "intake.empty",
        lambda m: m.file("a.docx", m.word(f"<w:del>{m.para(PROSE)}</w:del>")),
    ),
    (
        "Word picture",
        "intake.only_pictures",
        lambda m: m.file("a.docx", m.word(m.para("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"))),
    ),
    (
        "Word without document",
        "intake.word_no_body",
        lambda m: m.file("a.docx", m.word(without=("word/document.xml",))),
    ),
    (
        "Word bad XML",
        "intake.word_bad_xml",
        lambda m: m.file("a.docx", altered(m.word(), "word/document.xml", b"<w:document>")),
    ),
    (
        "Word unknown encoding",
        "intake.word_bad_xml",
        lambda m: m.file(
            "a.docx",
            altered(m.word(), "word/document.xml", b"<?xml version='1.0' encoding='x'?><a/>"),
        ),
    ),
    (
        "Word bad numbering",
        "intake.word_bad_xml",
        lambda m: m.file("a.docx", m.word(m.para(PROSE), parts={"numbering.xml": "<w:x"})),
    ),
    ("Word XML bomb", "intake.word_dtd", lambda m: m.file("a.docx", bomb_xml(m))),
    (
        "Word DTD in UTF-16",
        "intake.word_dtd",
        lambda m: m.file(
            "a.docx", altered(m.word(), "word/document.xml", "<!DOCTYPE a><a/>".encode("utf-16"))
        ),
    ),
    (
        "Word zip bomb",
        "intake.word_bomb",
        lambda m: m.file("a.docx", altered(m.word(), "word/document.xml", b" " * (40 << 20))),
    ),
    (
        "Word ratio bomb",
        "intake.word_bomb",
        lambda m: m.file("a.docx", m.word(parts={"styles.xml": " " * (8 << 20)})),
    ),
    ("Word entries", "intake.word_bomb", lambda m: m.file("a.docx", many_entries(10_001))),
    (
        "Word nested deep",
        "intake.word_deep",
        lambda m: m.file("a.docx", m.word("<w:sdt>" * 5000 + "</w:sdt>" * 5000)),
    ),
    (
        "Word runs nested deep",
        "intake.word_deep",
        lambda m: m.file("a.docx", m.word(m.para("<w:ins>" * 900 + "</w:ins>" * 900))),
    ),
    (
        "Word huge",
        "intake.too_big",
        lambda m: sparse(m.folder / "a.docx", b"PK\x03\x04", 300 << 20),
    ),
]

BAD_POSIX: list[tuple[str, str, Callable[[Any], Any]]] = [
    ("pipe", "intake.not_regular", lambda m: pipe(m.folder / "a.txt")),
    ("device", "intake.not_regular", lambda m: "/dev/zero"),
    ("dangling link", "intake.dangling", lambda m: link(m.folder / "a.txt", "gone.txt")),
    ("link to itself", "intake.link_loop", lambda m: link(m.folder / "a.txt", "a.txt")),
    (
        "dangling in folder",
        "intake.dangling",
        lambda m: link(m.folder / "a.txt", "gone.txt").parent,
    ),
    ("pipe in folder", "intake.not_regular", lambda m: pipe(m.folder / "a.txt").parent),
    ("name on two lines", "intake.empty", lambda m: m.file("稿\n件\x1b.txt", b"")),
    ("name not UTF-8", "intake.empty", lambda m: m.file(os.fsdecode(b"\xb8\xe5.txt"), b"")),
]


def garbled(make: Any) -> bytes:
    """A Word file whose packed text was overwritten on the way."""
    data = bytearray(make.word(make.para(PROSE)))
    at = data.find(b"word/document.xml") + len("word/document.xml")
    data[at + 8 : at + 40] = b"\xff" * 32
    return bytes(data)


def check(path: Any, phrase: str) -> None:
    drafts, faults = outcome(path)
    assert drafts == []
    assert [fault.phrase for fault in faults] == [phrase]
    for lang in ("zh", "en"):
        line = faults[0].text(lang)
        assert line.isprintable(), "one line, nothing that disturbs a terminal"
        assert "{" not in line
        line.encode()


@pytest.mark.parametrize(("phrase", "build"), [row[1:] for row in BAD], ids=[r[0] for r in BAD])
def test_bad_input_is_one_clear_fault(make: Any, phrase: str, build: Any) -> None:
    check(build(make), phrase)


@POSIX
@pytest.mark.parametrize(
    ("phrase", "build"), [row[1:] for row in BAD_POSIX], ids=[r[0] for r in BAD_POSIX]
)
def test_bad_input_of_the_file_system(make: Any, phrase: str, build: Any) -> None:
    check(build(make), phrase)


def test_there_are_many_bad_inputs() -> None:
    names = [row[0] for row in BAD + BAD_POSIX]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.parametrize(
    ("error", "phrase"),
    [
        (PermissionError(13, "x"), "intake.no_permission"),
        (FileNotFoundError(2, "x"), "intake.missing"),
        (OSError(5, "x"), "intake.unreadable"),
        (OSError("odd"), "intake.unreadable"),
    ],
)
def test_errors_of_the_system_become_faults(
    make: Any, monkeypatch: pytest.MonkeyPatch, error: OSError, phrase: str
) -> None:
    path = make.file("a.txt", PROSE)

    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr("infoscore.intake.reader.os.open", refuse)
    check(path, phrase)


def test_a_folder_that_may_not_be_listed(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "x")

    monkeypatch.setattr("infoscore.intake.sources.os.scandir", refuse)
    check(make.folder, "intake.no_permission")


@pytest.mark.parametrize(
    ("source", "phrase"),
    [("gone.txt", "intake.missing"), (".", "intake.is_folder"), ("a\0b", "intake.bad_name")],
)
def test_what_changed_after_it_was_found(make: Any, source: str, phrase: str) -> None:
    with pytest.raises(InputError) as caught:
        read(Source("稿", Path(make.folder / source)))
    assert [fault.phrase for fault in caught.value.faults] == [phrase]


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (b"", "intake.no_stdin"),
        (b" \n", "intake.no_stdin"),
        (b"%PDF-1.4", "intake.pdf"),
        (UTF8[:-3], "intake.damaged"),
        (b"a" * (17 << 20), "intake.too_big"),
        (b"PK\x03\x04" + bytes(17 << 20), "intake.too_big"),
    ],
    ids=["nothing", "blanks", "PDF", "cut", "17 MB", "17 MB of zip"],
)
def test_bad_standard_input(data: bytes, phrase: str) -> None:
    with pytest.raises(InputError) as caught:
        read(Source("-"), io.BytesIO(data))
    assert [fault.phrase for fault in caught.value.faults] == [phrase]


def test_no_standard_input_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputError, match="标准输入"):
        read(Source("-"))


GOOD: list[tuple[str, Callable[[Any], Path]]] = [
    ("UTF-8", lambda m: m.file("a.txt", UTF8)),
    ("UTF-8 with mark", lambda m: m.file("a.txt", codecs.BOM_UTF8 + UTF8)),
    ("GB18030", lambda m: m.file("a.txt", GB)),
    ("UTF-16 with mark", lambda m: m.file("a.txt", PROSE.encode("utf-16"))),
    ("Windows line ends", lambda m: m.file("a.txt", UTF8.replace(b"\n", b"\r\n"))),
    ("old Mac line ends", lambda m: m.file("a.txt", UTF8.replace(b"\n", b"\r"))),
    ("DOS end mark", lambda m: m.file("a.txt", GB + b"\x1a")),
    ("Markdown", lambda m: m.file("a.md", UTF8)),
    ("capital suffix", lambda m: m.file("A.TXT", UTF8)),
    ("strange suffix", lambda m: m.file("信息.稿", UTF8)),
    ("no suffix", lambda m: m.file("信息", UTF8)),
    ("front matter", lambda m: m.file("a.md", b"---\nunit: x\n---\n" + UTF8)),
    ("rule on top", lambda m: m.file("a.md", b"---\n" + UTF8)),
    ("Word", lambda m: m.file("a.docx", m.word(m.para(PROSE.strip())))),
    ("strict Word", lambda m: m.file("a.docx", m.word(m.para(PROSE.strip()), w=m.strict))),
    ("Word as .txt", lambda m: m.file("a.txt", m.word(m.para(PROSE.strip())))),
    ("Word as .doc", lambda m: m.file("a.doc", m.word(m.para(PROSE.strip())))),
    ("text as .docx", lambda m: m.file("a.docx", UTF8)),
    ("text as .doc", lambda m: m.file("a.doc", GB)),
    (
        "Word without types",
        lambda m: m.file("a.docx", m.word(m.para(PROSE.strip()), without=("[Content_Types].xml",))),
    ),
    ("Word with macros", lambda m: m.file("a.docm", m.word(m.para(PROSE.strip())))),
    ("large Word", lambda m: m.file("a.docx", m.word(m.para(PROSE.strip()) * 2000))),
]


@pytest.mark.parametrize("build", [row[1] for row in GOOD], ids=[row[0] for row in GOOD])
def test_good_neighbours_are_read(make: Any, build: Any) -> None:
    drafts, faults = outcome(build(make))
    assert faults == []
    assert PROSE.strip() in drafts[0].text
    assert "\r" not in drafts[0].text


def test_the_rest_is_still_read(make: Any) -> None:
    make.file("1.txt", b"\0")
    make.file("2.txt", UTF8)
    make.file("3.pdf", b"%PDF-1.4")
    drafts, faults = outcome(make.folder)
    assert len(drafts) == 1
    assert [fault.phrase for fault in faults] == ["intake.binary", "intake.pdf"]
