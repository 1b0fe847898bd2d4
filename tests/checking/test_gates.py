"""Each gate fails what is below it, passes what just meets it, and says what it asked for."""

from __future__ import annotations

import pytest
from office import EMPTY_TALK, GOOD, put

from infoscore.settings.values import CHECK_FORMATS

GOOD_FILE, TALK_FILE = "来稿/水利局/断供.txt", "来稿/教育局/讲话.txt"
NONE = ("--fail-severity", "none")


@pytest.fixture
def scores(checked):
    """Score, level and unit mean of both drafts as the program gives them."""
    items = checked("来稿", *NONE)["items"]
    return {each["path"]: each for each in items}


def gate_of(report, name):
    return next(each for each in report["gates"] if each["gate"] == name)


def test_the_score_gate_is_met_by_the_score_itself_and_not_by_a_tenth_less(check, scores):
    score = scores[GOOD_FILE]["score"]
    assert check(GOOD_FILE, *NONE, "--fail-under", f"{score:.1f}")[0] == 0
    code, out, _ = check(GOOD_FILE, *NONE, "--fail-under", f"{score + 0.1:.1f}")
    assert code == 1
    assert f"未过关：得分 {score:.1f}，低于要求的 {score + 0.1:.1f} 分" in out


@pytest.mark.parametrize(
    ("option", "met", "missed"),
    [("--fail-band", "return", "rewrite"), ("--fail-level", "1", "2")],
)
def test_the_band_gate_goes_by_id_or_level(check, office, option, met, missed):
    told = "要求至少“补充后再报”（2）"
    weak = put(
        office,
        "弱.txt",
        "柳河镇断水\n" + "柳河镇东沟村、西沟村饮水困难，村民盼望早日解决饮水问题。" * 3,
    )
    assert check(weak, *NONE, option, met)[0] == 0
    code, out, _ = check(weak, *NONE, option, missed)
    assert code == 1
    assert told in out
    assert "关卡  每篇档次不低于“补充后再报”（2）  1 个未过" in out


def test_of_band_and_level_the_stricter_one_holds(checked):
    for given in (("adopt", "1"), ("return", "4")):
        made = checked("来稿", *NONE, "--fail-band", given[0], "--fail-level", given[1])
        assert gate_of(made, "level")["asked"] == "4"


@pytest.mark.parametrize("source", ["option", "settings"])
def test_an_unknown_band_is_told_where_it_stands_with_the_known_ones(infoscore, office, source):
    if source == "option":
        code, out, err = infoscore("check", "--isolated", "来稿", "--fail-band", "good")
        where = "--fail-band"
    else:
        (office / "infoscore.yaml").write_text("fail:\n  band: good\n", encoding="utf-8")
        code, out, err = infoscore("check", "来稿")
        where = "infoscore.yaml:2:9"
    assert (code, out) == (2, "")
    assert err == f"{where}: 没有这个档次：good；可取 adopt edit rewrite return not-item\n"


def test_the_unit_gate_looks_at_the_mean_not_at_single_drafts(check, checked, office):
    put(office, "来稿/教育局/断供.txt", GOOD.replace("柳河镇", "白水镇"))
    unit = next(each for each in checked("来稿", *NONE)["units"] if each["unit"] == "教育局")
    assert check("来稿", *NONE, "--fail-unit-under", f"{unit['mean']:.1f}")[0] == 0
    code, out, _ = check("来稿", *NONE, "--fail-unit-under", f"{unit['mean'] + 0.1:.1f}")
    assert code == 1
    assert f"教育局: 未过关：2 篇平均 {unit['mean']:.1f} 分" in out


@pytest.mark.parametrize(
    ("severity", "passed"), [("high", True), ("medium", False), ("low", False), ("none", True)]
)
def test_the_severity_gate_fails_for_findings_as_grave_or_graver(check, office, severity, passed):
    text = GOOD.replace("据县水利局核查", "据有关部门核查")  # a vague source: medium
    draft = put(office, "来源.txt", text)
    assert check(draft, "--fail-severity", severity)[0] == (0 if passed else 1)


def test_without_any_setting_only_high_severity_fails(checked):
    made = checked("来稿")
    assert made["gates"] == [{"gate": "severity", "asked": "high", "failed": 1}]
    assert [each["passed"] for each in made["items"]] == [False, True]


def test_a_failed_gate_names_every_draft_that_failed_it(checked):
    made = checked("来稿", "--fail-under", "100")
    assert gate_of(made, "score")["failed"] == 2
    assert {b["gate"] for b in made["items"][0]["breaches"]} == {"score", "severity"}
    assert made["passed"] is False


@pytest.mark.parametrize("name", CHECK_FORMATS)
@pytest.mark.parametrize(
    ("gate", "option"),
    [
        ("score", ("--fail-under", "99.9")),
        ("level", ("--fail-level", "4")),
        ("unit", ("--fail-unit-under", "99.9")),
        ("severity", ("--fail-severity", "high")),
    ],
)
def test_each_gate_is_told_by_each_format(check, name, gate, option):
    """In words, or by its name: a reader of any report knows which gate failed."""
    code, out, _ = check(TALK_FILE, *NONE, *option, "--format", name)
    assert code == 1
    words = {"score": "低于要求的 99.9 分", "level": "要求至少“建议采用”", "unit": "1 篇平均"}
    assert words.get(gate, "处“严重”的问题待改") in out


def test_a_gate_holds_for_each_draft_on_its_own(check, office):
    put(office, "来稿/水利局/讲话.txt", EMPTY_TALK)
    _, out, _ = check("来稿")
    assert "共查 3 篇：1 篇通过，2 篇未过关，0 处未能评分" in out


@pytest.mark.parametrize("option", ["--fail-under", "--fail-unit-under", "--margin"])
@pytest.mark.parametrize("value", ["-1", "101", "abc", "nan", ""])
def test_a_gate_out_of_range_is_a_usage_error(check, option, value):
    code, out, err = check("来稿", option, value)
    assert (code, out) == (2, "")
    assert option in err
