"""A baseline: no draft falls below its last score by more than the margin, however it is moved."""

from __future__ import annotations

import json
import os

import pytest
from office import EMPTY_TALK, GOOD, INBOX, TITLE_ONLY, put

DAY = ("--isolated", "--as-of", "2026-03-09")
FILE = "infoscore-baseline.json"
GOOD_FILE = "来稿/水利局/断供.txt"
NONE = ("--fail-severity", "none")


@pytest.fixture
def write(infoscore):
    return lambda *arguments: infoscore("baseline", "write", *DAY, *arguments)


@pytest.fixture
def kept(write, office):
    """A baseline of the inbox, as an object to change: ``kept(score=…)`` sets the good draft's."""
    assert write("来稿")[0] == 0
    file = office / FILE

    def change(score):
        made = json.loads(file.read_text(encoding="utf-8"))
        made["items"][GOOD_FILE]["score"] = score
        file.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")

    return change


def test_it_holds_path_digest_score_and_criteria_of_each_draft(write, office, checked):
    code, out, err = write("来稿")
    assert (code, err) == (0, "")
    assert FILE in out
    made = json.loads((office / FILE).read_text(encoding="utf-8"))
    assert list(made["items"]) == sorted(INBOX)
    item = made["items"][GOOD_FILE]
    assert set(item) == {"score", "level", "text", "criteria"}
    assert item["score"] == checked(GOOD_FILE)["items"][0]["score"]
    assert len(item["text"]) == 64
    assert made["rule_set"]["hash"] == checked(GOOD_FILE)["rule_set"]["hash"]
    assert made["as_of"] == "2026-03-09"


def test_the_same_drafts_give_the_same_bytes_and_it_replaces_itself_only(write, office):
    write("来稿")
    first = (office / FILE).read_bytes()
    assert write("来稿")[0] == 0
    assert (office / FILE).read_bytes() == first
    put(office, "账.json", "{}")
    code, _, err = write("来稿", "--output", "账.json")
    assert code == 2
    assert "没有覆盖" in err
    assert (office / "账.json").read_text(encoding="utf-8") == "{}"


def test_another_file_is_replaced_only_where_that_is_asked_for(write, office):
    put(office, "旧.json", "mine")
    code, out, err = write("来稿", "--output", "旧.json")
    assert (code, out) == (2, "")
    assert "--overwrite" in err
    assert (office / "旧.json").read_text("utf-8") == "mine"
    assert write("来稿", "--output", "旧.json", "--overwrite")[0] == 0
    assert json.loads((office / "旧.json").read_text("utf-8"))["items"]


def test_no_baseline_takes_the_place_of_an_input(write, infoscore, office):
    put(office, "规则.yaml", "extends: builtin\n")
    for target in (GOOD_FILE, "infoscore.yaml", "规则.yaml"):
        before = (office / target).read_bytes()
        given = ["baseline", "write", "--rules", "规则.yaml", "--output", target, "--overwrite"]
        assert infoscore(*given)[0] == 2
        assert (office / target).read_bytes() == before


@pytest.mark.parametrize(
    ("above", "margin", "code"),
    [(2.0, None, 0), (2.1, None, 1), (0.0, "0", 0), (0.1, "0", 1), (9.9, "10", 0), (-5.0, "0", 0)],
)
def test_a_draft_may_fall_by_the_margin_and_no_further(check, checked, kept, above, margin, code):
    score = checked(GOOD_FILE)["items"][0]["score"]
    kept(round(score + above, 1))
    given = () if margin is None else ("--margin", margin)
    got, out, _ = check("来稿", *NONE, "--baseline", FILE, *given)
    assert got == code
    assert ("未过关：得分" in out) == bool(code)


def test_what_fell_and_what_it_was_is_told(check, checked, kept):
    kept(99.0)
    score = checked(GOOD_FILE)["items"][0]["score"]
    _, out, _ = check(GOOD_FILE, "--baseline", FILE)
    assert f"得分 {score}，比基线的 99.0 分低了不止 2 分" in out
    made = checked(GOOD_FILE, "--baseline", FILE)
    assert made["items"][0]["before"] == 99.0
    assert made["items"][0]["breaches"][0]["gate"] == "baseline"


def test_a_moved_draft_is_known_by_its_text_and_a_new_one_has_no_past(check, checked, kept, office):
    kept(99.0)
    (office / GOOD_FILE).rename(office / "来稿/新名.txt")
    put(office, "来稿/新稿.txt", GOOD.replace("柳河镇", "白水镇"))
    before = {each["path"]: each["before"] for each in checked("来稿", "--baseline", FILE)["items"]}
    assert before["来稿/新名.txt"] == 99.0
    assert before["来稿/新稿.txt"] is None
    assert check("来稿/新名.txt", "--baseline", FILE)[0] == 1
    assert check("来稿/新稿.txt", "--baseline", FILE)[0] == 0


def test_a_changed_draft_is_held_against_its_old_score(check, kept, office):
    put(office, GOOD_FILE, EMPTY_TALK)
    code, out, _ = check(GOOD_FILE, *NONE, "--baseline", FILE)
    assert code == 1
    assert "比基线的" in out


def test_lines_put_in_above_change_nothing(checked, kept, office):
    found = checked("来稿/教育局/讲话.txt", "--baseline", FILE)["items"][0]["findings"]
    put(office, "来稿/教育局/讲话.txt", "\n\n" + EMPTY_TALK)
    moved = checked("来稿/教育局/讲话.txt", "--baseline", FILE)["items"][0]["findings"]
    assert [each["fingerprint"] for each in moved] == [each["fingerprint"] for each in found]
    assert [each["line"] for each in moved] != [each["line"] for each in found]


def test_it_is_found_from_any_folder(infoscore, kept, office, monkeypatch):
    kept(99.0)
    monkeypatch.chdir(office / "来稿")
    out = infoscore(
        "check", *DAY, "水利局/断供.txt", "--baseline", f"../{FILE}", "--format", "json"
    )[1]
    assert json.loads(out)["items"][0]["before"] == 99.0


SOUND = '{"infoscore_baseline": 1, "rule_set": {"hash": "x"}, "items": {"a": {"text": "", %s}}}'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"infoscore_baseline": 2, "items": {}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        SOUND.replace("%s", '"score": 101').encode(),
        SOUND.replace("%s", '"score": NaN').encode(),
        SOUND.replace("%s", '"score": "x"').encode(),
        SOUND.replace("%s", '"score": null').encode(),
    ],
)
def test_one_that_cannot_be_read_is_a_fault_and_never_taken_for_empty(check, office, data):
    (office / FILE).write_bytes(data)
    code, out, err = check("来稿", "--baseline", FILE)
    assert (code, out) == (2, "")
    assert err == f"{FILE}: 这不是完好的基线文件；请用 infoscore baseline write 重新做一份\n"


def test_a_folder_or_nothing_in_its_place_is_a_fault(check):
    assert check("来稿", "--baseline", "来稿")[::2][0] == 2
    code, out, err = check("来稿", "--baseline", "没有.json")
    assert (code, out) == (2, "")
    assert "没有这个文件" in err


@pytest.mark.skipif(os.name != "posix", reason="devices are files only there")
@pytest.mark.parametrize("kind", ["device", "pipe", "endless"])
def test_what_has_no_end_is_no_baseline(check, office, kind):
    """A pipe nobody writes to would be waited for, a device read until memory is gone."""
    named = {"device": "/dev/zero", "pipe": "管道", "endless": "链接"}[kind]
    if kind == "pipe":
        os.mkfifo(office / named)
    elif kind == "endless":
        (office / named).symlink_to("/dev/zero")
    code, out, err = check("来稿", "--baseline", named)
    assert (code, out) == (2, "")
    assert "这不是完好的基线文件" in err


def test_one_of_other_rules_is_used_and_told(check, kept, office):
    made = json.loads((office / FILE).read_text(encoding="utf-8"))
    made["rule_set"]["hash"] = "0123456789abcdef"
    (office / FILE).write_text(json.dumps(made), encoding="utf-8")
    code, _, err = check(GOOD_FILE, "--baseline", FILE)
    assert code == 0
    assert "基线用的是另一版规则（0123456789ab）" in err


SHORT = "来稿/教育局/题.txt"


def test_a_draft_that_cannot_be_graded_is_told_and_the_others_are_kept(write, office):
    put(office, SHORT, TITLE_ONLY)
    code, out, err = write("来稿")
    assert code == 2
    assert f"{len(INBOX)} 篇" in out
    assert "题.txt" in err
    assert "另有 1 篇未能评分，不在基线里" in err
    made = json.loads((office / FILE).read_text(encoding="utf-8"))
    assert list(made["items"]) == sorted(INBOX)


def test_what_is_not_in_it_is_new_to_the_check(write, check, checked, office):
    put(office, SHORT, TITLE_ONLY)
    write("来稿")
    put(office, SHORT, GOOD.replace("柳河镇", "白水镇"))
    before = {each["path"]: each["before"] for each in checked("来稿", "--baseline", FILE)["items"]}
    assert before.pop(SHORT) is None
    assert None not in before.values()
    assert check(SHORT, *NONE, "--baseline", FILE)[0] == 0


def test_where_no_draft_can_be_graded_the_old_one_stays(write, kept, office):
    before = (office / FILE).read_bytes()
    put(office, SHORT, TITLE_ONLY)
    code, out, err = write(SHORT)
    assert (code, out) == (2, "")
    assert "没有一篇能评分，没有写基线" in err
    assert (office / FILE).read_bytes() == before
