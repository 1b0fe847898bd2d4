"""From bytes or a string to a draft: encodings, invariants, linear time."""

from __future__ import annotations

import codecs
import io
import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoscore.errors import InputError
from infoscore.intake import Source, read, read_text
from infoscore.intake.decode import decode, plain_lines
from infoscore.intake.ranges import merged, outside
from infoscore.wording import say

SENTENCES = st.lists(
    st.sampled_from(
        [
            "青山县柳河镇东沟村412户村民饮水中断26天。",
            "截至3月5日17时，已送水18车次；",
            "“一网通办”申领率仅41%，比上月低3.2个百分点……",
            "GDP增长5.3%，㛃、龘、𠮷等字也在内。",
            "\n",
            "\u3000\u3000",
            "\t①建议县水务集团——抢修。",
        ]
    ),
    min_size=1,
    max_size=40,
).map(lambda parts: "建议市政府安排资金，" + "".join(parts))

CODECS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 BOM": lambda text: codecs.BOM_UTF8 + text.encode(),
    "GB18030": lambda text: text.encode("gb18030"),
    "UTF-16LE": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16BE": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("name", CODECS)
@given(text=SENTENCES)
def test_what_was_written_is_read_back_and_its_encoding_named(name: str, text: str) -> None:
    assert decode(CODECS[name](text), "a") == (text, name)


@pytest.mark.parametrize("name", CODECS)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_text_is_read_right_or_refused(name: str, text: str) -> None:
    try:
        read_back, _ = decode(CODECS[name](text), "a")
    except InputError:
        return
    assert read_back == plain_lines(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_draft_or_a_fault(data: bytes) -> None:
    try:
        draft = read(Source("-"), io.BytesIO(data))
    except InputError as error:
        line = error.faults[0].text()
        assert line.isprintable(), line
    else:
        assert "\r" not in draft.text


@settings(max_examples=300)
@given(text=SENTENCES, cut=st.integers(1, 60))
def test_cut_utf8_is_never_read_as_something_else(text: str, cut: int) -> None:
    data = text.encode()[:cut]
    try:
        read_back, name = decode(data, "a")
    except InputError:
        return
    assert (name, text.startswith(read_back)) == ("UTF-8", True)


LINES = st.sampled_from(
    [
        "报送单位：青山县水利局", "报送时间：2026年3月5日", "签发人：李某　电话：1", "第12期",
        "青山信息", "---", "浏览次数:1次", "标签:甲", "http://a.example", "正文一句。",
        "（县政府办 2026年3月5日）", "2026年3月5日", "青山县水利局", "正文www.a.example欢迎您访问,",
        "市政府办公室信息科：", "相关文章", "- 正文一句。", "",
        " \u3000", "标题：正文一句。", "（共印3份）",
    ]
)  # fmt: skip


def check_draft(text: str) -> None:
    draft = read_text(text)
    assert draft.text == plain_lines(text)
    flat = [point for pair in draft.skipped for point in pair]
    assert flat == sorted(set(flat)), "sorted, disjoint, none empty, none touching"
    assert not flat or (flat[0] >= 0 and flat[-1] <= len(draft.text))
    rest = outside(draft.text, draft.skipped)
    assert any(c.isprintable() and not c.isspace() for c in rest), "something is left to judge"
    for key, blanks in draft.notes:
        assert say(key, **dict(blanks)).isprintable()
    assert pickle.loads(pickle.dumps(draft)) == draft


@settings(max_examples=300)
@given(st.lists(LINES, max_size=24).map("\n".join))
def test_ranges_of_made_up_drafts(text: str) -> None:
    if any(line.strip() and line.strip("-") for line in text.split("\n")):
        check_draft("题" + text)


@settings(max_examples=300)
@given(st.text(max_size=120))
def test_any_string_with_something_to_see_is_a_draft(text: str) -> None:
    visible = any(c.isprintable() and not c.isspace() for c in text)
    if visible and not text.lstrip("\ufeff").startswith("---"):
        check_draft(text)
    elif not visible:
        with pytest.raises(InputError):
            read_text(text)


def test_the_text_is_not_changed_but_for_line_ends_and_mark() -> None:
    assert read_text("\ufeffe\u0301ＧＤＰ\r\n甲\r乙\n").text == "e\u0301ＧＤＰ\n甲\n乙\n"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InputError, match="U\\+D800"):
        read_text("甲\ud800乙")


def test_standard_input_is_read_by_content() -> None:
    draft = read(Source("-"), io.BytesIO("青山县".encode("gb18030")))
    assert (draft.path, draft.text, draft.encoding) == ("-", "青山县", "GB18030")


def test_the_folder_gives_the_unit_unless_the_draft_says_otherwise(make: object) -> None:
    silent = read(Source("-", unit="柳河镇"), io.BytesIO("正文".encode()))
    says = read(Source("-", unit="柳河镇"), io.BytesIO("报送单位：县水利局\n正文".encode()))
    assert (silent.meta.unit, says.meta.unit) == ("柳河镇", "县水利局")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_merged_ranges_cover_the_same_points(ranges: list[tuple[int, int]]) -> None:
    def points(pairs: object) -> set[int]:
        return {n for start, end in pairs for n in range(start, end)}

    result = merged(ranges)
    assert points(result) == points(ranges)
    flat = [point for pair in result for point in pair]
    assert flat == sorted(set(flat))


@pytest.mark.parametrize(
    "unit",
    [
        "柳河镇东沟村412户村民饮水中断26天，镇里已两次协调。",
        "柳河镇东沟村\n",
        "\n",
        "联系人：甲　电话：0\n",
        "浏览次数：1 栏目：办公\n",
        "www.a.example欢迎您访问,\n",
        "（县局）",
        "\u3000",
        "-",
        "2026年3月5日",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(characters: int) -> float:
        text = "题" + unit * (characters // len(unit))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            read_text(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(30_000), seconds(300_000)
    assert large < 30 * small + 0.05, "ten times the text, about ten times the time"
