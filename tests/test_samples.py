"""The sample drafts: all listed with their purpose, kept byte for byte, and true to their sums."""

from __future__ import annotations

import ast
import codecs
import operator
import re
import runpy
import zipfile
from collections import Counter
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
MANIFEST = yaml.safe_load((HERE / "samples.yaml").read_text(encoding="utf-8"))
WORD = next(SAMPLES.rglob("*.docx"))

KINDS = {
    "动态", "领导指示", "要情", "经验", "问题", "建议", "紧急", "调研", "民意", "预警", "反馈",
}  # fmt: skip
GENRES = {"讲话", "关键词", "表扬", "新闻", "通知", "广告", "模板", "标题"}
CRITERIA = {f"C{n:02}" for n in range(1, 11)}
PRINCIPLES = {"timely", "accurate", "complete", "balanced", "focused", "expression"}
BOM = {"utf-8-sig": codecs.BOM_UTF8, "utf-16": codecs.BOM_UTF16_LE}

each = pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: Path(entry["path"]).stem)


def words(entry: dict) -> str:
    """The draft as a reader sees it: tracked insertions in, tracked deletions out."""
    path = SAMPLES / entry["path"]
    if entry["encoding"] != "docx":
        return path.read_bytes().decode(entry["encoding"])
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    return "".join(
        re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml.replace("</w:p>", "<w:t>\n</w:t>"))
    )


def value(sum_: str) -> Decimal:
    """Work out a sum of plain decimals, exactly."""
    ops = {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
    }

    def walk(node: ast.expr) -> Decimal:
        if isinstance(node, ast.BinOp):
            return ops[type(node.op)](walk(node.left), walk(node.right))
        return Decimal(ast.get_source_segment(sum_, node) or "")

    return walk(ast.parse(sum_, mode="eval").body)


def test_every_file_is_listed_and_every_entry_has_its_file():
    listed = [entry["path"] for entry in MANIFEST]
    found = [p.relative_to(SAMPLES).as_posix() for p in SAMPLES.rglob("*") if p.is_file()]
    assert sorted(listed) == sorted(found)
    assert len(listed) == len(set(listed))


def test_numbers_run_from_one_in_order():
    assert [int(Path(entry["path"]).name[:2]) for entry in MANIFEST] == list(
        range(1, len(MANIFEST) + 1)
    )


@each
def test_an_entry_says_what_the_sample_is_for(entry):
    assert set(entry) - {"sums"} == {
        "path", "encoding", "kind", "relation", "why", "meets", "lacks",
    }  # fmt: skip
    assert entry["kind"] in (GENRES if entry["relation"] == "not-an-item" else KINDS)
    assert entry["relation"] in {"good", "usable", "weak", "not-an-item"}
    assert entry["why"].strip()
    assert "\n" not in entry["why"]
    assert set(entry["meets"]) | set(entry["lacks"]) <= CRITERIA | PRINCIPLES
    assert not set(entry["meets"]) & set(entry["lacks"])
    assert entry["lacks"]
    if entry["relation"] == "good":
        assert entry["meets"]
    if entry["relation"] in {"weak", "not-an-item"}:
        assert not entry["meets"]


def test_every_kind_and_every_genre_has_a_sample():
    assert {entry["kind"] for entry in MANIFEST} == KINDS | GENRES


@pytest.mark.parametrize("standard", sorted(CRITERIA | PRINCIPLES))
def test_every_standard_is_met_by_one_sample_and_missed_by_another(standard):
    assert any(standard in entry["meets"] for entry in MANIFEST)
    assert any(standard in entry["lacks"] for entry in MANIFEST)


@each
def test_bytes_are_in_the_encoding_named(entry):
    data = (SAMPLES / entry["path"]).read_bytes()
    assert data.startswith(BOM.get(entry["encoding"], b""))
    if entry["encoding"] == "utf-8":
        assert not data.startswith(codecs.BOM_UTF8)
        assert b"\r" not in data
    assert re.search("[\u4e00-\u9fff]", words(entry))


def test_each_encoding_has_a_sample():
    counts = Counter(entry["encoding"] for entry in MANIFEST)
    assert set(counts) == {"utf-8", "utf-8-sig", "utf-16", "gb18030", "docx"}
    assert counts.most_common(1)[0][0] == "utf-8"


def test_the_gb18030_sample_is_neither_utf8_nor_gbk():
    (entry,) = (entry for entry in MANIFEST if entry["encoding"] == "gb18030")
    data = (SAMPLES / entry["path"]).read_bytes()
    for other in ("utf-8", "gbk"):
        with pytest.raises(UnicodeDecodeError):
            data.decode(other)


@pytest.mark.parametrize(
    ("entry", "sum_"),
    [(entry, sum_) for entry in MANIFEST for sum_ in entry.get("sums", [])],
    ids=lambda part: part if isinstance(part, str) else part["path"].rpartition("/")[2][:2],
)
def test_figures_add_up_and_stand_in_the_draft(entry, sum_):
    left, _, right = sum_.partition(" = ")
    exact, _, spoken = right.partition(" ~ ")
    places = Decimal(1).scaleb(Decimal(exact).as_tuple().exponent)
    worked = value(left)
    assert Decimal(exact) in {
        worked.quantize(places, ROUND_HALF_UP),
        worked.quantize(places, ROUND_DOWN),
    }
    text = words(entry)
    told = [n for n in re.findall(r"[\d.]+", left) if not re.fullmatch(r"10+", n)]
    for number in [*told, spoken or exact]:
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text), number


def test_good_drafts_of_figures_carry_their_sums():
    assert sum(len(entry.get("sums", [])) for entry in MANIFEST) >= 100


def test_the_keyword_twin_has_the_words_of_the_field_and_no_figure():
    (twin,) = (entry for entry in MANIFEST if "同题无事实" in entry["path"])
    assert not re.search(r"\d", words(twin))
    assert "苗头性" in words(twin)


def test_the_plain_good_item_uses_no_fashionable_word():
    (plain,) = (entry for entry in MANIFEST if entry["path"].endswith("12-动态-早市搬迁.txt"))
    fashionable = (
        "苗头|倾向|热点|难点|深层次|矛盾|决策|基层|建议|典型|经验|预测|防范|及时|准确|全面|稳定"
    )
    assert not re.search(fashionable, words(plain))


def test_the_padded_draft_repeats_whole_paragraphs():
    (padded,) = (entry for entry in MANIFEST if "段落重复" in entry["path"])
    paragraphs = Counter(words(padded).split("\n\n"))
    assert max(paragraphs.values()) >= 2


def test_the_word_sample_is_what_its_script_builds():
    made = runpy.run_path(str(HERE / "make_word_sample.py"))
    assert made["TARGET"] == WORD
    assert made["build"]() == WORD.read_bytes()


def test_the_word_sample_holds_what_a_plain_reader_loses():
    with zipfile.ZipFile(WORD) as package:
        xml = package.read("word/document.xml").decode()
        numbers = package.read("word/numbering.xml").decode()
    assert re.search(r"<w:ins [^>]*><w:r><w:t[^>]*>1\.6万亩</w:t>", xml)
    assert "1.6万亩" not in re.sub(r"<w:ins .*?</w:ins>", "", xml)
    assert re.search(r"<w:del [^>]*><w:r><w:delText[^>]*>部分</w:delText>", xml)
    assert "<w:tbl>" in xml
    assert "<w:sdtContent>" in xml
    assert "<w:numPr>" in xml
    assert "chineseCounting" in numbers


def test_git_is_told_to_leave_the_bytes_alone():
    rules = (HERE.parent / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert "samples/** -text" in rules
    assert "*.docx binary" in rules
