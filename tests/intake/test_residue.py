"""What a web page leaves around a draft is set aside; sentences never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.intake.ranges import outside
from infoscore.intake.residue import find_residue


def left(text: str) -> list[str]:
    """The lines that remain, blank ones dropped."""
    rest = outside(text, find_residue(text))
    return [line for line in rest.split("\n") if line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "浏览次数:863次",
        "点击：[12]",
        "阅读量：305　评论：2",
        "03-05 18:40:20 浏览次数:12次 栏目:部门动态",
        "发布时间：2026-03-05 09:12　来源：青山县政府网　浏览：77次",
        "2026-03-05 09:12:30  作者：李某  点击数：9",
        "栏目：政务要闻",
        "标签:春耕,化肥,价格,",
        "tag: 春耕 化肥 - 部门动态",
        "TAG：春耕",
        "（责任编辑：李某）",
        "责编：王某",
        "相关文章",
        "相关链接：",
        "《柳河镇饮水中断》相关文章",
        "上一篇：柳河镇修渠",
        "下一篇：没有了",
        "- 在百度中搜索相关文章:柳河镇饮水",
        "在搜狗搜索更多",
        "http://www.qingshan.example/a/1.html",
        "www.qingshan.example",
        "来源：http://www.qingshan.example/a?id=3",
        "原文链接：https://www.qingshan.example/a",
        "您现在的位置：首页 >> 政务公开 >> 部门信息",
        "当前位置：首页 > 信息",
        "首页 > 信息公开 > 要闻",
        "【打印】【关闭】",
        "打印本页 | 关闭窗口",
        "【字体：大 中 小】",
        "分享到：微信 微博 QQ空间",
        "版权所有 青山县某网站",
        "Copyright 2026 All Rights Reserved",
        "青ICP备00000000号",
        "本文来源于青山资讯网",
        "转载请注明出处",
        "扫一扫在手机打开当前页",
    ],
)
def test_lines_that_go(line: str) -> None:
    assert left(f"柳河镇饮水中断\n正文第一句。\n{line}\n") == ["柳河镇饮水中断", "正文第一句。"]


@pytest.mark.parametrize(
    "line",
    [
        "县政府网站浏览次数863次，同比增长12%。",
        "1—2月，“青山办事”页面点击量：首页3.2万次，申报页1.1万次，比上年同期增长一成。",
        "群众反映网上办事栏目过多、标签不清。",
        "栏目：共清理空白栏目12个。",
        "上一篇信息反映的断水问题已解决。",
        "位置：S203线12公里+300米处",
        "来源：县统计局",
        "信息来源：县应急管理局值班室",
        "责任编辑制度已在6个乡镇试行。",
        "打印社关闭7家",
        "未经许可擅自采砂12处",
        "技术支持：县农技站派出3名农艺师",
        "百度搜索指数显示，“青山脐橙”热度上升",
        "在百度搜索青山县旅游的人数增长三成",
        "关键词：春耕、化肥、价格",
        "首页报道3次",
        "编辑：",
        "2026年3月5日",
        "建议推荐3个村列入试点",
        "一、相关情况",
        "- 更换主管1.8公里",
    ],
)
def test_lines_that_stay(line: str) -> None:
    assert left(f"柳河镇饮水中断\n{line}\n正文末句。") == ["柳河镇饮水中断", line, "正文末句。"]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("供水已恢复。www.a.example欢迎您访问, 欢迎您访问,", "供水已恢复。"),
        ("供水已恢复,http://www.a.example/b", "供水已恢复"),
        (
            "可登录www.qingshan.example查询3类补贴的发放进度和名单。",
            "可登录查询3类补贴的发放进度和名单。",
        ),
        ("景区门口写着欢迎您访问青山。", "景区门口写着欢迎您访问青山。"),
    ],
)
def test_links_inside_a_line(line: str, rest: str) -> None:
    assert left(f"题目在此\n{line}") == ["题目在此", rest]


def test_links_to_other_pages_below_a_heading_of_links() -> None:
    text = "题目在此\n正文一句。\n相关文章\n- 柳河镇修渠\n› 东沟村送水\n\n正文又一句。\n- 要点"
    assert left(text) == ["题目在此", "正文一句。", "正文又一句。", "- 要点"]


def test_the_title_repeated_by_the_page() -> None:
    title = "柳河镇两村饮水中断26天"
    head = f"{title}\n{title}\n浏览次数:8次\n{title}_青山资讯\n"
    text = f"{head}正文一句。\n,{title}\n上一篇：无\n- {title}"
    assert left(text) == [title, "正文一句。"]


def test_a_sentence_like_the_title_stays_within_the_text() -> None:
    title = "柳河镇两村饮水中断26天"
    assert left(f"{title}\n正文一句。\n{title}\n正文二句。") == [
        title,
        "正文一句。",
        title,
        "正文二句。",
    ]


def test_short_lines_that_repeat_are_no_titles() -> None:
    assert left("情况\n情况\n情况") == ["情况"] * 3


def test_nothing_before_the_start_is_looked_at() -> None:
    text = "标签:甲\n正文"
    assert find_residue(text, text.index("正")) == ()


PIECES = [
    "浏览次数:1次",
    "标签:甲",
    "http://a.example",
    "正文。",
    "\n",
    "题目在此",
    "相关文章",
    "- 甲",
    "欢迎您访问",
    "，",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.integers(0, 20))
def test_ranges_are_sorted_disjoint_and_inside(text: str, start: int) -> None:
    ranges = find_residue(text, start)
    flat = [point for pair in ranges for point in pair]
    assert flat == sorted(set(flat))
    assert not flat or (flat[0] >= start and flat[-1] <= len(text))


@pytest.mark.parametrize(
    ("written", "rest"),
    [
        ("**柳河镇**断水，**滞销3700吨**。", "柳河镇断水，滞销3700吨。"),
        ("2. **校车不足。**3所配有校车。", "2. 校车不足。3所配有校车。"),
        ("某县**镇**户断水，**月**日恢复。", "某县**镇**户断水，**月**日恢复。"),
        ("2**3**4", "2**3**4"),
        ("** 不是粗体 **", "** 不是粗体 **"),
    ],
)
def test_marks_of_bold_are_set_aside_blanks_are_not(written: str, rest: str) -> None:
    assert outside(written, find_residue(written)) == rest
