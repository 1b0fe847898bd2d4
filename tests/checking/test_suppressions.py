"""Findings are ignored for a reason, in the draft or by the settings; all of it is told."""

from __future__ import annotations

import json

import pytest
from office import EMPTY_TALK, put

TALK = "来稿/教育局/讲话.txt"
MARK = "<!-- infoscore: ignore G1-speech 确需上报的讲话摘要 -->\n"
ENTRY = "ignore:\n- rule: {}\n  reason: 本栏目登讲话\n"


def only_item(out):
    return json.loads(out)["items"][0]


@pytest.fixture
def settled(infoscore, office):
    """Check the talk with these settings: (exit code, item, stderr)."""

    def call(settings, *arguments):
        put(office, "infoscore.yaml", settings)
        code, out, err = infoscore(
            "check", TALK, "--as-of", "2026-03-09", "--format", "json", *arguments
        )
        return code, only_item(out) if out else None, err

    return call


def test_a_mark_hides_the_finding_tells_the_reason_and_leaves_the_score(checked, office):
    plain = checked(TALK)["items"][0]
    put(office, TALK, MARK + EMPTY_TALK)
    item = checked(TALK)["items"][0]
    assert [each["rule"] for each in item["ignored"]] == ["G1-speech"]
    assert item["ignored"][0]["ignored"] == {
        "rule": "G1-speech",
        "reason": "确需上报的讲话摘要",
        "line": 1,
    }
    assert len(item["findings"]) == len(plain["findings"]) - 1
    assert item["score"] == plain["score"]


def test_enough_marks_let_a_draft_pass(check, checked, office):
    high = {e["rule"] for e in checked(TALK)["items"][0]["findings"] if e["severity"] == "high"}
    marks = "".join(f"infoscore: ignore {rule} 讲话专栏\n" for rule in sorted(high))
    put(office, TALK, marks + EMPTY_TALK)
    assert check(TALK)[0] == 0


def test_a_mark_for_a_principle_covers_all_of_its_findings(checked, office):
    put(office, TALK, "infoscore: ignore expression 文风另改\n" + EMPTY_TALK)
    item = checked(TALK)["items"][0]
    assert {each["about"] for each in item["ignored"]} == {"expression"}
    assert len(item["ignored"]) > 1
    assert not [each for each in item["findings"] if each["about"] == "expression"]


def test_text_counts_what_is_ignored_and_lists_it_with_details(check, office):
    put(office, TALK, MARK + EMPTY_TALK)
    assert "已按标记忽略 1 处，加 --details 可列出各条和理由" in check(TALK)[1]
    details = check(TALK, "--details")[1]
    assert "已忽略 G1-speech（确需上报的讲话摘要）" in details
    assert "加 --details" not in details


def test_marks_without_a_reason_are_counted_with_the_totals(check, checked, office):
    assert "缺理由" not in check("来稿")[1]
    bare = "infoscore: ignore G1-speech\ninfoscore: ignore G5-padding\n"
    put(office, TALK, bare + EMPTY_TALK)
    code, out, err = check("来稿")
    assert code == 1
    assert err.count("缺理由") == 2
    *_, counted = [line for line in out.splitlines() if "处忽略标记" in line]
    assert counted == "有 2 处忽略标记缺理由，不起作用；请补上理由或删去"
    assert "marks without a reason and of no effect: 2" in check(TALK, "--lang", "en")[1]
    assert checked(TALK)["items"][0]["ignored"] == []


def test_a_mark_that_covers_nothing_is_told(check, checked, office):
    put(office, TALK, "infoscore: ignore G5-padding 没有重复\n" + EMPTY_TALK)
    assert f"{TALK}:1:1: 忽略标记没有用到：G5-padding；请删去" in check(TALK)[1]
    unused = checked(TALK)["items"][0]["unused_ignores"]
    assert unused == [{"rule": "G5-padding", "reason": "没有重复", "line": 1}]


@pytest.mark.parametrize("gap", [" ", "  ", "　"])
def test_a_mark_may_name_several_rules_before_its_reason(checked, office, gap):
    rules = [each["rule"] for each in checked(TALK)["items"][0]["findings"]]
    first, second = [each for each in dict.fromkeys(rules) if "-" in each][:2]
    put(
        office, TALK, f"<!-- infoscore: ignore {first}{gap}{second}{gap}文风 另改 -->\n{EMPTY_TALK}"
    )
    item = checked(TALK)["items"][0]
    assert {each["rule"] for each in item["ignored"]} == {first, second}
    assert {each["ignored"]["reason"] for each in item["ignored"]} == {"文风 另改"}
    assert item["unused_ignores"] == []


def test_the_id_of_another_rule_is_no_reason(check, checked, office):
    put(office, TALK, f"<!-- infoscore: ignore G1-speech A4 -->\n{EMPTY_TALK}")
    assert checked(TALK)["items"][0]["ignored"] == []
    _, out, err = check(TALK)
    assert "请写成 infoscore: ignore G1-speech A4 理由" in err
    assert "有 1 处忽略标记缺理由" in out


@pytest.mark.parametrize("reason", ["CO2 figures are final", "weather was bad", "A4纸版已核"])
def test_a_reason_may_begin_with_what_looks_like_an_id(checked, office, reason):
    put(office, TALK, f"infoscore: ignore G1-speech {reason}\n{EMPTY_TALK}")
    (ignored,) = checked(TALK)["items"][0]["ignored"]
    assert ignored["ignored"]["reason"] == reason


def test_a_mark_for_no_rule_is_told_as_such(check, checked, office):
    put(office, TALK, "infoscore: ignore G9-none 已核\n" + EMPTY_TALK)
    assert f"{TALK}:1:1: 没有编号为 G9-none 的规则可忽略；" in check(TALK)[1]
    assert "没有编号为 G9-none 的规则可忽略" in check(TALK, "--format", "html")[1]
    unused = checked(TALK)["items"][0]["unused_ignores"]
    assert unused == [{"rule": "G9-none", "reason": "已核", "line": 1}]


def test_settings_hide_a_finding_with_their_reason(settled):
    _, item, err = settled(ENTRY.format("G1-speech"))
    assert err == ""
    assert item["ignored"][0]["ignored"]["reason"] == "本栏目登讲话"
    assert item["ignored"][0]["ignored"]["line"] is None


@pytest.mark.parametrize(
    ("paths", "hidden"), [("来稿/教育局/**", 1), ("讲话.txt", 1), ("别处/**", 0)]
)
def test_paths_of_the_settings_say_which_drafts_are_meant(settled, paths, hidden):
    _, item, err = settled(ENTRY.format("G1-speech") + f"  paths: ['{paths}']\n")
    assert len(item["ignored"]) == hidden
    assert err == ""  # drafts elsewhere were not looked at, so the entry is not called unused


def test_an_entry_that_covers_nothing_is_told_with_its_place(settled):
    _, item, err = settled(ENTRY.format("G5-padding"))
    assert item["ignored"] == []
    assert err == "infoscore.yaml:2:3: 这条忽略没有用到（G5-padding）；请删去\n"


def test_an_entry_for_no_rule_is_a_fault_with_its_place(settled):
    code, item, err = settled(ENTRY.format("G9-none"))
    assert (code, item) == (2, None)
    assert err.startswith("infoscore.yaml:2:3: 没有编号为 G9-none 的规则可忽略")


@pytest.mark.parametrize(
    "entry", ["ignore:\n- rule: C05\n", "ignore:\n- {rule: C05, reason: ''}\n"]
)
def test_an_entry_without_a_reason_is_a_fault(settled, entry):
    code, item, err = settled(entry)
    assert (code, item) == (2, None)
    assert err.startswith("infoscore.yaml:2:")
    assert "reason" in err or "太短" in err
