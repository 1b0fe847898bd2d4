"""From the drafts of a run to the chains that every format tells."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from make_scores import RUN, good

from infoscore.grading import Grader
from infoscore.intake.reader import read_text
from infoscore.render.writer import Options, open_writer
from infoscore.report.run import Summary
from infoscore.report.wire import tail_to_wire
from infoscore.ruleset.load import load_rules
from infoscore.scoring.chained import ChainTally

RULES = load_rules()
GRADER = Grader(RULES, as_of=date(2024, 6, 1))
HEAD = (
    "报送单位：青山县应急管理局\n报送时间：2024年{sent}\n\n{text}"
    "县消防救援大队出动消防车到场扑救，县公安局在路口设岗警戒并疏导车辆，县医院派出救护车，"
    "县应急管理局负责人在现场指挥，起火原因正在调查。"
)
FIRST = (
    "3月8日15时",
    "柳河镇一仓库起火初报\n3月8日14时20分，青山县柳河镇一仓库起火，6人受伤。后续情况续报。",
)
SECOND = (
    "3月8日19时",
    "柳河镇仓库起火续报二\n3月8日14时20分柳河镇仓库起火后，18时20分明火扑灭，共4人受伤。",
)


def chains(*drafts: tuple[str, str], more: int = 0):
    tally = ChainTally(RULES, GRADER.as_of)
    for number, (sent, text) in enumerate(drafts):
        tally.add(GRADER.grade(read_text(HEAD.format(sent=sent, text=text), f"来稿/{number}.txt")))
    for _ in range(more):
        tally.add(good())
    return tally.chains()


def wire(lang: str = "zh"):
    return tail_to_wire(Summary((), None, (), chains(FIRST, SECOND)), lang)["chains"]


def test_a_chain_lists_its_reports_in_order():
    (chain,) = wire()
    assert [(r["path"], r["stage"], r["number"], r["sent"]) for r in chain["reports"]] == [
        ("来稿/0.txt", "first", None, "2024-03-08T15:00"),
        ("来稿/1.txt", "follow", 2, "2024-03-08T19:00"),
    ]
    assert [note["rule"] for note in chain["notes"]] == ["K1-no-final", "K2-gap", "K3-shrinks"]


def test_a_shrinking_figure_is_quoted_in_both_drafts():
    note = wire()[0]["notes"][2]
    places = [(each["path"], each["quote"]["text"]) for each in note["places"]]
    assert places == [("来稿/0.txt", "6人"), ("来稿/1.txt", "4人")]
    assert "6人变为4人" in note["text"]
    assert "6人 became 4人" in wire("en")[0]["notes"][2]["text"]


def test_a_note_costs_no_points():
    alone = GRADER.grade(read_text(HEAD.format(sent=SECOND[0], text=SECOND[1])))
    assert not any(each.rule.startswith("K") for each in alone.advisories)
    assert not any(r.rule.startswith("K") for p in alone.principles for r in p.reasons)


def test_one_draft_alone_makes_no_chain():
    assert chains(FIRST) == ()
    assert len(chains(FIRST, more=1)) == 1


def test_no_more_emergencies_are_kept_than_the_rules_allow():
    from dataclasses import replace  # noqa: PLC0415

    rules = replace(RULES, series=replace(RULES.series, most=1))
    tally = ChainTally(rules, GRADER.as_of)
    for sent, text in (FIRST, SECOND):
        tally.add(GRADER.grade(read_text(HEAD.format(sent=sent, text=text), "来稿/a.txt")))
    assert [len(chain.reports) for chain in tally.chains()] == [1]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["terminal", "text", "json", "jsonl"])
def test_every_format_tells_the_chain(name, lang):
    stream = io.StringIO()
    writer = open_writer(name, stream, RUN, Options(lang=lang, many=True))
    writer.item(good())
    writer.close(Summary((), None, (), chains(FIRST, SECOND)))
    made = stream.getvalue()
    if name.startswith("json"):
        tail = json.loads(made if name == "json" else made.splitlines()[-1])
        assert tail["chains"] == json.loads(json.dumps(wire(lang)))
        return
    told = "".join(made.split())  # lines of the terminal are folded
    assert {"zh": "突发事件的连续报告", "en": "Reportsofoneemergency"}[lang] in told
    assert {"zh": "续报2（2024-03-0819:00）", "en": "follow-up2(2024-03-0819:00)"}[lang] in told
    assert "来稿/1.txt" in told
    assert "「4人」" in told
