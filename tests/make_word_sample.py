"""Write the Word sample: tracked changes, a table, automatic numbers, content controls.

Run ``python tests/make_word_sample.py`` after changing this file. The bytes depend on nothing
but this file: parts are stored without compression, under one fixed time.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

TARGET = Path(__file__).parents[1] / "samples/青山县水利局/18-问题-青龙灌区末级渠道失修.docx"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARK = 'w:author="韩松" w:date="2024-05-17T09:30:00Z"'


def run(text: str) -> str:
    """A run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(number: int, text: str) -> str:
    """Text added with change tracking on: part of the draft."""
    return f'<w:ins w:id="{number}" {_MARK}>{run(text)}</w:ins>'


def deleted(number: int, text: str) -> str:
    """Text struck out with change tracking on: no longer part of the draft."""
    words = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:del w:id="{number}" {_MARK}>{words}</w:del>'


def control(name: str, text: str) -> str:
    """A content control holding ``text``."""
    head = f'<w:sdtPr><w:alias w:val="{escape(name)}"/><w:text/></w:sdtPr>'
    return f"<w:sdt>{head}<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def paragraph(*parts: str, style: str = "", numbers: int = 0) -> str:
    """A paragraph; ``numbers`` is the automatic numbering it belongs to, 0 for none."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbers:
        look += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbers}"/></w:numPr>'
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(parts)}</w:p>"


def table(rows: list[tuple[str, ...]]) -> str:
    """A table of plain cells."""
    grid = '<w:gridCol w:w="1700"/>' * len(rows[0])
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def body() -> str:
    """The draft itself, top to bottom."""
    return "".join(
        [
            paragraph(
                run("报送单位："),
                control("报送单位", "青山县水利局"),
                run("　报送时间：2024年5月17日"),
            ),
            paragraph(
                run("青龙灌区末级渠道完好率不到五成 "),
                inserted(1, "1.6万亩"),
                deleted(2, "部分"),
                run("晚稻田灌水困难"),
                style="Title",
            ),
            paragraph(
                run(
                    "青龙灌区设计灌溉面积9.6万亩。截至5月10日，县水利局对灌区412公里末级渠道逐段"
                    "检查，完好的只有198公里，占48.1%；"
                ),
                inserted(
                    3, "欠灌面积1.6万亩，涉及柳河、白水两镇3180户，2022年、2023年均推迟栽插7天以上"
                ),
                deleted(4, "对部分农户的生产造成了较大影响"),
                run("。越往下游，渠道完好率越低，各片情况见下表。"),
            ),
            table(
                [
                    ("片区", "渠道长度（公里）", "完好（公里）", "完好率", "欠灌面积（亩）"),
                    ("上游片", "140", "98", "70.0%", "1200"),
                    ("中游片", "152", "68", "44.7%", "5300"),
                    ("下游片", "120", "32", "26.7%", "9500"),
                    ("合计", "412", "198", "48.1%", "16000"),
                ]
            ),
            paragraph(run("失修的原因有三方面：")),
            paragraph(
                run(
                    "管护责任悬空。2016年工程竣工后移交38个用水户协会管护，据镇水管站核查，"
                    "正常活动的只有11个，其余27个无人理事。"
                ),
                numbers=1,
            ),
            paragraph(
                run(
                    "水费大头用在提水上。按每亩42元计，2023年应收水费403.2万元，实收246万元，"
                    "实收率61%；支出中泵站电费189万元，末级渠道维修31万元，每公里只合752元。"
                ),
                numbers=1,
            ),
            paragraph(
                run("占压渠道没有及时清理。拓宽村道、建房占压渠道23处、5.4公里，"),
                inserted(5, "其中2020年以后新增15处"),
                deleted(6, "数量还在不断增加"),
                run("。"),
                numbers=1,
            ),
            paragraph(run("建议：")),
            paragraph(
                run("由"),
                control("责任单位", "青山县财政局"),
                run("于"),
                inserted(7, "6月10日前"),
                deleted(8, "近期"),
                run(
                    "从水利发展资金中安排320万元，先修下游片破损最重的40公里，每公里8万元，"
                    "由县水利局组织施工，赶在7月20日晚稻栽插前通水。"
                ),
                numbers=2,
            ),
            paragraph(
                run(
                    "由柳河、白水两镇政府于7月底前改选27个停摆的协会，每10公里渠道聘1名管水员，"
                    "报酬从水费中按每亩4元列支。"
                ),
                numbers=2,
            ),
            paragraph(
                run(
                    "由县自然资源局会同县水利局于6月30日前对23处占压逐处确定恢复或改道，"
                    "下游片11处优先处理。"
                ),
                numbers=2,
            ),
            paragraph(run("签发人：曹砚　撰稿人：韩松　联系电话：0000-6014488")),
        ]
    )


def numbering() -> str:
    """Two automatic lists, counted 一、二、三、 by Word and not typed in the text."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl>'
    )
    lists = "".join(f'<w:abstractNum w:abstractNumId="{n}">{level}</w:abstractNum>' for n in (1, 2))
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return f'{_HEAD}<w:numbering xmlns:w="{_W}">{lists}{uses}</w:numbering>'


def parts() -> dict[str, str]:
    """The package, part by part, in the order it is written."""
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in [
            ("document", "document.main"),
            ("numbering", "numbering"),
            ("styles", "styles"),
        ]
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(["numbering", "styles"], 1)
    )
    title = '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PKG}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body()}<w:sectPr/>'
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PKG}/relationships">'
        f"{links}</Relationships>",
        "word/numbering.xml": numbering(),
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{_W}">{title}</w:styles>',
    }


def build() -> bytes:
    """The file's bytes, the same on every machine."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            package.writestr(entry, text.encode())
    return held.getvalue()


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(build())
