"""Word files: what the page shows once every change is accepted, and nothing else."""

from __future__ import annotations

import contextlib
import random
from typing import Any

import pytest

from infoscore.errors import InputError
from infoscore.intake import Draft, Source, read
from infoscore.intake.numbering import written_number


def open_word(make: Any, body: str, **options: Any) -> Draft:
    path = make.file("稿.docx", make.word(body, **options))
    return read(Source("稿.docx", path))


def text_of(make: Any, body: str, **options: Any) -> str:
    return open_word(make, body, **options).text


def level(depth: int, kind: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def lists(make: Any, levels: str, nums: str = "") -> str:
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return make.part(
        "numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}'
    )


OFFICE = (
    level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
)


def test_paragraphs_in_order_tabs_and_breaks(make: Any) -> None:
    body = make.para("青山县") + make.para(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"
    )
    assert text_of(make, body) == "青山县\n甲\t乙\n丙"


def test_tables_a_line_a_row_tabs_between_cells(make: Any) -> None:
    def cell(*paragraphs: str) -> str:
        return f"<w:tc>{''.join(make.para(p) for p in paragraphs)}</w:tc>"

    prose = (
        "东沟、西沟两村自来水主管破损，四百一十二户用水困难，镇里每日送水两次，仍有六十户够不着。"
    )
    rows = (
        cell("乡镇") + cell("户数"),
        cell("柳河镇") + cell("412", "户"),
        cell("说明") + cell(prose, "完"),
    )
    body = make.para("前") + "<w:tbl>" + "".join(f"<w:tr>{r}</w:tr>" for r in rows) + "</w:tbl>"
    assert text_of(make, body) == f"前\n乡镇\t户数\n柳河镇\t412 户\n说明\t{prose}\n完"


def test_a_deleted_row_and_cell_are_not_read(make: Any) -> None:
    row = "<w:tr>{}<w:tc>{}{}</w:tc></w:tr>"
    kept = row.format("", "", make.para("留"))
    gone = row.format('<w:trPr><w:del w:id="1"/></w:trPr>', "", make.para("删"))
    cell = row.format("", '<w:tcPr><w:cellDel w:id="2"/></w:tcPr>', make.para("删"))
    assert text_of(make, f"<w:tbl>{kept}{gone}{cell}</w:tbl>") == "留"


def test_a_text_box_is_read_once_though_it_is_stored_twice(make: Any) -> None:
    box = f"<w:txbxContent>{make.para('框内')}</w:txbxContent>"
    stored = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(make, make.para("前", stored, "后")) == "前后\n框内"
    old = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert text_of(make, make.para("前", old)) == "前\n框内"


def test_automatic_numbers_as_the_page_shows_them(make: Any) -> None:
    body = (
        make.numbered("情况")
        + make.numbered("产量", level=1)
        + make.numbered("价格", level=1)
        + make.numbered("县内", level=2)
        + make.numbered("城区", level=3)
        + make.para("不编号")
        + make.numbered("建议")
        + make.numbered("资金", level=1)
    )
    assert text_of(make, body, parts={"numbering.xml": lists(make, OFFICE)}).split("\n") == [
        "一、情况",
        "（一）产量",
        "（二）价格",
        "1. 县内",
        "①城区",
        "不编号",
        "二、建议",
        "（一）资金",
    ]


def test_lists_share_a_count_unless_told_to_start_again(make: Any) -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(make.numbered("条", num=num) for num in (1, 2, 3, 3, 9, 0))
    text = text_of(make, body, parts={"numbering.xml": lists(make, OFFICE, nums)})
    assert text.split("\n") == ["一、条", "二、条", "五、条", "六、条", "条", "条"]


def test_numbers_that_come_with_a_style(make: Any) -> None:
    numbering = lists(
        make,
        level(0, "chineseCounting", "%1、")
        + level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="H2"/>'),
    )
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = make.part(
        "styles",
        f'<w:style w:type="paragraph" w:styleId="H1">{listed}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Big"><w:basedOn w:val="H1"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="H2">{listed}</w:style>',
    )
    body = "".join(
        make.para(style, props=f'<w:pStyle w:val="{style}"/>') for style in ("Big", "H2", "H1")
    )
    parts = {"numbering.xml": numbering, "styles.xml": styles}
    assert text_of(make, body, parts=parts) == "一、Big\n1.1 H2\n二、H1"


def test_a_ring_of_styles_ends(make: Any) -> None:
    styles = make.part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    body = make.para("甲", props='<w:pStyle w:val="A"/>')
    assert text_of(make, body, parts={"styles.xml": styles}) == "甲"


@pytest.mark.parametrize(
    ("kind", "count", "text"),
    [
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("japaneseCounting", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 2, "b"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedParen", 1, "⑴"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("decimalFullWidth", 12, "１２"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("decimal", 7, "7"),
        ("hebrew1", 7, "7"),
        ("chineseCounting", 0, "0"),
    ],
)
def test_number_formats(kind: str, count: int, text: str) -> None:
    assert written_number(count, kind) == text


def test_content_controls_are_read_but_not_their_prompts(make: Any) -> None:
    def control(inner: str, props: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    prompt = "<w:showingPlcHdr/>"
    body = (
        make.para("单位：", control(make.run("青山县水利局")))
        + control(make.para("整段"))
        + make.para("甲", control(make.run("单击此处输入文字"), prompt))
        + control(make.para("选择一项"), prompt)
    )
    assert text_of(make, body) == "单位：青山县水利局\n整段\n甲"


def test_tracked_changes_read_as_accepted_and_told(make: Any) -> None:
    inserted = f'<w:ins w:id="1">{make.run("12.5万亩")}</w:ins>'
    deleted = '<w:del w:id="2"><w:r><w:delText>11万亩</w:delText></w:r></w:del>'
    moved = f'<w:moveTo w:id="3">{make.run("新处")}</w:moveTo>'
    left = f'<w:moveFrom w:id="4">{make.run("旧处")}</w:moveFrom>'
    draft = open_word(make, make.para("受旱", inserted, deleted, moved, left))
    assert draft.text == "受旱12.5万亩新处"
    assert [key for key, _ in draft.notes] == ["intake.note.tracked"]


def test_a_deleted_paragraph_mark_joins_what_it_parted(make: Any) -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = make.para("前半", props=mark) + make.para("后半") + make.para("末", props=mark)
    assert text_of(make, body) == "前半后半\n末"


def test_results_of_fields_not_their_codes(make: Any) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    inner = mark("begin") + code("X") + mark("separate") + make.run("内") + mark("end")
    nested = mark("begin") + code("IF") + inner + mark("separate") + make.run("结果") + mark("end")
    body = (
        make.para(nested, '<w:fldSimple w:instr="DATE">' + make.run("3月5日") + "</w:fldSimple>")
        + make.para(mark("begin") + code("断"))
        + make.para("其后仍在")
        + make.para(mark("end"), '<w:hyperlink w:anchor="a">' + make.run("链接") + "</w:hyperlink>")
    )
    assert text_of(make, body) == "结果3月5日\n\n其后仍在\n链接"


def test_hidden_text_ruby_and_comments_are_not_read(make: Any) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>堆砌</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    reading, base = make.run("zi"), make.run("字")
    ruby = f"<w:ruby><w:rt>{reading}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby>"
    ruby = f"<w:r>{ruby}</w:r>"
    smart = f'<w:smartTag w:element="x">{make.run("签")}</w:smartTag>'
    draft = open_word(make, make.para(hidden, shown, ruby, smart))
    assert draft.text == "显字签"
    assert [key for key, _ in draft.notes] == ["intake.note.hidden"]


def test_what_is_passed_over_is_told(make: Any) -> None:
    body = (
        make.para(
            "甲",
            "<w:r><w:drawing><pic:pic/></w:drawing></w:r>",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
        )
        + '<w:altChunk r:id="rId9"/>'
    )
    draft = open_word(make, body)
    assert draft.text == "甲"
    assert draft.notes == (
        ("intake.note.embedded", ()),
        ("intake.note.footnotes", ()),
        ("intake.note.pictures", (("count", "1"),)),
    )


def test_page_header_and_footer_give_metadata_never_text(make: Any) -> None:
    parts = {
        "header1.xml": make.part("hdr", make.para("报送单位：青山县水利局") + make.para("第12期")),
        "footer1.xml": make.part("ftr", make.para("联系电话：0000-6010000") + make.para("要闻")),
    }
    draft = open_word(make, make.para("正文"), parts=parts)
    assert draft.text == "正文"
    assert draft.meta.unit == "青山县水利局"
    assert draft.meta.others == {"phone": "0000-6010000", "issue": "第12期"}


def test_the_main_part_may_have_another_name(make: Any) -> None:
    assert text_of(make, make.para("甲"), main="document2.xml") == "甲"


def test_a_wrong_suffix_is_told(make: Any) -> None:
    word = read(Source("a", make.file("a.txt", make.word(make.para("甲")))))
    plain = read(Source("b", make.file("b.docx", "甲")))
    assert (word.encoding, word.notes) == ("Word", (("intake.note.really_word", ()),))
    assert (plain.encoding, plain.notes) == ("UTF-8", (("intake.note.really_text", ()),))


def test_damage_anywhere_is_a_draft_or_a_fault(make: Any) -> None:
    whole = make.word(make.numbered("甲" * 50), parts={"numbering.xml": lists(make, OFFICE)})
    chance = random.Random(20260305)
    refused = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = make.file(
            "a.docx", bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        )
        with contextlib.suppress(InputError):  # and nothing else
            read(Source("a", path))
            continue
        refused += 1
    assert refused > 100


def test_a_million_characters(make: Any) -> None:
    paragraph = "青山县柳河镇东沟村412户村民饮水中断26天，" * 40
    body = make.para(paragraph) * (1_000_000 // len(paragraph) + 1)
    assert len(text_of(make, body)) > 1_000_000
