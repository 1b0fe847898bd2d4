"""Builders for input files: Word files are made part by part, so a test shows what it feeds."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    f'xmlns:r="{REL}"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*inner: str, props: str = "") -> str:
    """A paragraph; a piece that is not mark-up becomes a run."""
    pieces = [piece if piece.startswith("<") else run(piece) for piece in inner]
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{''.join(pieces)}</w:p>"


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    return para(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def part(root: str, inner: str, w: str = W) -> str:
    return f'{HEAD}<w:{root} xmlns:w="{w}" {NAMESPACES}>{inner}</w:{root}>'


def word(
    body: str = "",
    *,
    parts: Mapping[str, str | bytes] | None = None,
    without: tuple[str, ...] = (),
    main: str = "document.xml",
    w: str = W,
) -> bytes:
    """The bytes of a Word file. ``parts`` maps ``numbering.xml`` and the like to their XML."""
    extra = dict(parts or {})
    relations, types = "", ""
    for number, name in enumerate(extra, 1):
        kind = name.split(".")[0].rstrip("0123456789")
        relations += f'<Relationship Id="rId{number}" Type="{REL}/{kind}" Target="{name}"/>'
        types += (
            f'<Override PartName="/word/{name}" ContentType="application/'
            f'vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/{main}" ContentType="{MAIN_TYPE}"/>{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{REL}/officeDocument" Target="word/{main}"/></Relationships>',
        f"word/{main}": part("document", f"<w:body>{body}<w:sectPr/></w:body>", w),
        f"word/_rels/{main}.rels": f"{HEAD}<Relationships "
        f'xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        **{f"word/{name}": content for name, content in extra.items()},
    }
    return zipped({name: content for name, content in files.items() if name not in without})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def ole(*streams: str) -> bytes:
    """The look of an old Office file: the signature and the names in its directory."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names.ljust(1024, b"\0")


class Maker:
    """What the tests of this folder build their files with."""

    run = staticmethod(run)
    para = staticmethod(para)
    numbered = staticmethod(numbered)
    part = staticmethod(part)
    word = staticmethod(word)
    zipped = staticmethod(zipped)
    ole = staticmethod(ole)
    strict = W_STRICT

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, name: str, content: bytes | str) -> Path:
        """Write one file below the test's own folder; text is written as UTF-8."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    return Maker(tmp_path)
