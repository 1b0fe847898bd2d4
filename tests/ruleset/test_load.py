"""From rule files to rules: what contradicts itself is refused, what passes judges every draft."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from rule_faults import faults

from infoscore.errors import RuleError
from infoscore.grading import Grader
from infoscore.intake.reader import read_text
from infoscore.report.catalog import catalog
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.locate import builtin_rules

DAY = date(2026, 3, 9)
SAMPLES = Path(__file__).parents[2] / "samples"
SPEECH = (
    "在全县教育工作会议上的讲话\n同志们：\n"
    "今天召开全县教育工作会议，主要任务是总结工作、部署任务。下面我讲三点意见。\n"
    "一是要提高认识，高度重视；二是要加强领导，狠抓落实；三是要统筹推进，务求实效。\n"
)


# —— what contradicts itself ——

BANDS = """\
override:
  scoring:
    bands:
      - {id: usable, name: 可用, low: 50, level: 2}
      - {id: return, name: 退改, low: 0, level: 1}
"""


def test_some_band_must_take_the_drafts_that_are_no_item(local):
    assert faults(local(BANDS)) == ["5:7 ruleset.band_lowest"]
    lowest = "      - {id: none, name: 不是信息, low: %s, level: 0}\n"
    assert faults(local(BANDS + lowest % 10)) == ["5:7 ruleset.band_lowest"]
    rules = load_rules(local(BANDS + lowest % 0))
    assert Grader(rules, as_of=DAY).grade(read_text(SPEECH)).band == "none"


TOPIC = "priorities:\n- {id: tea, name: 茶产业, aliases: [茶产业], valid_from: %s, valid_to: %s}\n"
TWO_BANDS = """\
      - {id: none, name: 不是信息, low: 0, level: 0}
      - {id: none, name: 不是, low: 10, level: 1}
"""
TWO_LIMITS = """\
override:
  timeliness:
    limits:
      - {id: own, name: 本地, source: 本地, workdays: 5}
      - {id: own, name: 本地, source: 本地, workdays: 6}
"""
LIMITS = "override:\n  expression:\n    merits.expression-title.when.%s: %s\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TOPIC % ("2026-06-01", "2026-05-31"), "3:74 ruleset.topic_order"),
        (LIMITS % ("max", "7"), "4:39 ruleset.limits_crossed"),
        ("slips:\n- {id: bushu2, wrong: 部署, right: 部署}\n", "3:34 ruleset.slip_same"),
        ("override:\n  problem: {weights: [0.8, 0.3, 0.2]}\n", "3:22 ruleset.weights_big"),
        (
            "override:\n  timely-day: {when: {measure: han, min: 1}, advice: '{missing}'}\n",
            "3:54 ruleset.nothing_missing",
        ),
        ("override:\n  scoring: {concrete: 0.2}\n", "3:23 ruleset.steps_fall"),
        (
            "override:\n  scoring: {present: 0.9, concrete: 0.5, actionable: 0.1}\n",
            "3:22 ruleset.steps_fall",
        ),
        (BANDS + TWO_BANDS, "8:9 ruleset.repeated"),
        (TWO_LIMITS, "6:9 ruleset.repeated"),
    ],
)
def test_values_that_contradict_each_other_are_told_with_their_place(local, text, told):
    assert faults(local(text)) == [told]


def test_limits_may_meet(local):
    for text in (TOPIC % ("2026-06-01", "2026-06-01"), LIMITS % ("max", "8")):
        assert load_rules(local(text))


# —— what is switched off ——


def test_a_draft_with_a_wrong_sum_is_judged_without_the_principle_of_accuracy(local):
    wrong_sum = next(SAMPLES.rglob("32-*.txt")).read_text("utf-8")
    rules = load_rules(local("disable: [accurate]\n"))
    item = Grader(rules, as_of=DAY).grade(read_text(wrong_sum))
    assert item.audit.findings
    assert "accurate" not in {each.id for each in item.principles}
    assert "accurate" not in {each.target for each in item.advice}


def test_a_draft_is_judged_without_the_lists_of_names(local):
    names = ("place_suffix", "fine_place_suffix", "organ_suffix", "not_a_name")
    for name in names:
        rules = load_rules(local(f"disable: [{name}]\n"))
        assert Grader(rules, as_of=DAY).grade(read_text(SPEECH)).band == "not-item"


def test_every_rule_that_is_listed_can_be_named_in_local_rules(local):
    """What a text may say is another thing: figures, dates and places are found without rules."""
    listed = [each.id for each in catalog(load_rules(), "zh") if each.section != "slots"]
    assert {"topic-economy", "G6-stale", "timely-routine", "A1", "focused"} <= set(listed)
    untouched = "".join(f"  {name}: {{}}\n" for name in listed)
    assert load_rules(local(f"override:\n{untouched}"))
    with pytest.raises(RuleError) as caught:  # a rule set with no rule left has other faults
        load_rules(local(f"disable: [{', '.join(listed)}]\n"))
    assert not [f for f in caught.value.faults if f.phrase.startswith("ruleset.unknown_rule")]


def test_the_gate_for_what_is_stale_can_be_switched_off_by_its_id(local):
    rules = load_rules(local("disable: [G6-stale]\n"))
    assert rules.timeliness.stale is None
    assert rules.timeliness.limits == load_rules().timeliness.limits


def test_a_topic_goes_by_the_id_of_the_list_and_by_that_of_the_file(local):
    for name in ("economy", "topic-economy"):
        rules = load_rules(local(f"override: {{{name}: {{weight: 0.5}}}}\ndisable: [rural]\n"))
        weights = {topic.id: float(topic.weight) for topic in rules.priorities}
        assert weights["economy"] == 0.5
        assert "rural" not in weights
    assert faults(local("disable: [topic-economie]\n")) == ["2:11 ruleset.unknown_rule_near"]


# —— the digest ——


def test_the_digest_is_of_what_the_files_say_however_the_path_is_typed(local, monkeypatch):
    file = local("disable: [topic-economy]\n")
    monkeypatch.chdir(file.parent)
    wanted = load_rules(file).hash
    assert load_rules("local.yaml").hash == wanted
    assert load_rules("./local.yaml").hash == wanted
    assert load_rules(".").hash == wanted
    assert load_rules(file.parent).hash == wanted
    assert load_rules(shutil.copy(file, "other.yaml")).hash == wanted
    assert load_rules(local("disable: [topic-rural]\n")).hash != wanted


def test_a_copy_of_the_built_in_rules_has_their_digest(tmp_path):
    shutil.copytree(builtin_rules(), tmp_path / "规则")
    assert load_rules(tmp_path / "规则").hash == load_rules().hash


# —— what a change of the built-in rules leaves behind ——


ALL_LIMITS = (
    "disable: [urgent-phone, urgent-written, urgent-county, urgent-city, timely-dynamic, "
    "timely-survey, timely-routine]\n"
)


@pytest.mark.parametrize(
    ("text", "told", "words"),
    [
        ("disable: [C04-mechanism]\n", "2:11 ruleset.off_only", ["C04-mechanism", "C04"]),
        (ALL_LIMITS, "2:100 ruleset.off_last", ["timely-routine", "limits"]),
        ("disable: [A1, dynamic]\n", "2:15 ruleset.off_used", ["dynamic", "C02-policy"]),
        ("disable: [number]\n", "2:11 ruleset.off_used", ["number", "C01-scale"]),
        ("disable: [scoring]\n", "2:11 ruleset.off_needed", ["scoring"]),
        ("disable: [not-item]\n", "2:11 ruleset.band_lowest", []),
        (
            "disable: [harm]\noverride:\n  N3-canned: {when: {within: document, all: [harm]}}\n",
            "2:11 ruleset.off_used",
            ["harm"],
        ),
        ("override: {timely-routine: {minutes: 3h}}\n", "2:38 ruleset.only_one", ["workdays"]),
        ("override: {urgent-city: {workdays: 3}}\n", "2:36 ruleset.only_one", ["minutes"]),
    ],
)
def test_it_is_told_in_the_local_file_with_what_depends_on_it(local, text, told, words):
    file = local(text)
    assert faults(file) == [told]
    with pytest.raises(RuleError) as caught:
        load_rules(file)
    assert caught.value.faults[0].where.path == file.as_posix()
    assert all(word in caught.value.faults[0].text("zh") for word in words)


def test_no_kind_asks_for_a_criterion_that_is_switched_off(local):
    rules = load_rules(local("disable: [C03, C03-local]\n"))
    kinds = {kind.card.id: kind for kind in load_rules().kinds}
    assert {kind.card.id for kind in rules.kinds} == kinds.keys()
    for kind in rules.kinds:
        assert kind.primary == kinds[kind.card.id].primary - {"C03"}
        assert kind.secondary == kinds[kind.card.id].secondary - {"C03"}


@pytest.mark.parametrize("folder", [True, False])
def test_a_section_that_is_missing_is_told_of_the_files_of_the_user(tmp_path, folder):
    (tmp_path / "local.yaml").write_text("lexicons: []\n", encoding="utf-8")
    named = tmp_path if folder else tmp_path / "local.yaml"
    with pytest.raises(RuleError) as caught:
        load_rules(named)
    assert {(f.where.path, f.phrase) for f in caught.value.faults} == {
        (named.as_posix(), "ruleset.section_missing")
    }


# —— sections that stand once ——

HEAD = "ruleset: {id: own, version: 0.1.0, name: 本地}\n"
YEAR = """\
  - year: {year}
    source: 本地
    holidays: [{{name: 元旦, first: {year}-01-01, last: {year}-01-02}}]
"""


def test_the_years_of_a_local_calendar_join_the_built_in_ones(local):
    built = load_rules().calendar
    rules = load_rules(local("calendar:\n" + YEAR.format(year=2030) + YEAR.format(year=2025)))
    assert rules.calendar.years == built.years | {2030}
    assert {d for d in rules.calendar.holidays if d.year == 2025} == {
        date(2025, 1, 1),
        date(2025, 1, 2),
    }
    assert {d for d in built.holidays if d.year == 2026} <= rules.calendar.holidays


def test_a_year_given_twice_is_still_a_fault(local):
    text = "calendar:\n" + YEAR.format(year=2030) * 2
    assert faults(local(text)) == ["6:5 ruleset.repeated"]


@pytest.mark.parametrize("text", ["calendar:\n" + YEAR.format(year=2030), HEAD])
def test_a_section_that_stands_once_may_not_stand_in_two_files(local, text):
    first = local(text)
    second = first.with_name("second.yaml")
    second.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(first.parent)
    (fault,) = caught.value.faults
    assert (fault.where.path, fault.where.line) == (second.as_posix(), 1)
    assert fault.phrase == "ruleset.section_twice"
    assert f"{first.as_posix()}:" in fault.text("zh")


# —— blanks in texts ——


@pytest.mark.parametrize(
    ("rule", "text", "at", "told"),
    [
        ("C03-local", "advice: '补上{missng}'", "'补", "unknown_blank_near"),
        ("C03-local", "advice: {zh: '补{missing}', en: 'add {right}'}", "'add", "unknown_blank"),
        ("C03-local", "advice: '补上{missing'", "'补", "unknown_blank_near"),
        ("expression-title", "advice: '补上{right}'", "'补", "unknown_blank"),
        ("G2-no-fact", "advice: '补上{missing}'", "'补", "unknown_blank"),
        ("A1", "message: '{figures}应为{rihgt}'", "'{f", "unknown_blank_near"),
        ("A1", "message: '{figures}应为{值}'", "'{f", "unknown_blank"),
        ("K1-no-final", "message: '已过{day}天'", "'已", "unknown_blank_near"),
        ("K2-gap", "message: '已过{days}天'", "'已", "unknown_blank"),
    ],
)
def test_a_blank_that_nothing_fills_is_told_at_its_place(local, rule, text, at, told):
    column = 5 + text.index(at)
    file = local(f"override:\n  {rule}:\n    {text}\n")
    assert faults(file) == [f"4:{column} ruleset.{told}"]


def test_blanks_that_are_filled_are_taken(local):
    texts = {
        "C03-local": "advice: '补上{missing}，{missing}'",
        "A1": "message: '{figures}应为{right}'",
        "K3-shrinks": "message: '{name}由{before}变成{now}'",
    }
    assert load_rules(local("override:\n" + "".join(f"  {k}: {{{v}}}\n" for k, v in texts.items())))


# —— all faults in one run ——


def test_the_patterns_of_a_slot_that_is_not_in_order_are_checked_too(local):
    slot = (
        "slots:\n- id: own\n  name: 甲\n  patterns: ['(甲', '乙{lexicon:people}']\n  colour: 红\n"
    )
    rule = "override:\n  N3-canned: {when: {within: document, all: [own]}}\n"
    assert faults(local(slot + rule)) == [
        "5:14 ruleset.pattern_syntax",
        "6:3 ruleset.unknown_key",
    ]


def test_a_lexicon_that_is_not_in_order_is_not_told_as_missing(local):
    words = "lexicons:\n- {id: own, name: 甲, source: 自拟, terms: [甲, 甲]}\n"
    slot = "slots:\n- {id: one, name: 乙, patterns: ['{lexicon:own}乙'], any: [own]}\n"
    assert faults(local(words + slot)) == ["3:45 ruleset.repeated"]


def test_of_two_entries_with_one_id_both_are_checked(local):
    slots = "- {id: own, name: 甲, patterns: ['(甲'], %s}\n"
    text = "slots:\n" + slots % "colour: 红" + slots % "colour: 绿"
    assert faults(local(text)) == [
        "3:33 ruleset.pattern_syntax",
        "3:40 ruleset.unknown_key",
        "4:3 ruleset.twice",
        "4:33 ruleset.pattern_syntax",
        "4:40 ruleset.unknown_key",
    ]


def test_a_broken_file_does_not_hide_the_faults_of_the_others(local):
    file = local("disable: [G9]\noverride:\n  C03-local: {cap: 很多}\n  scoring: {min_han: 很多}\n")
    (file.parent / "broken.yaml").write_text("lexicons:\n\t- id: x\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(file.parent)
    assert [(f.where.path, f.where.line, f.phrase) for f in caught.value.faults] == [
        ((file.parent / "broken.yaml").as_posix(), 2, "ruleset.yaml_tab"),
        (file.as_posix(), 4, "ruleset.unknown_key"),
        (file.as_posix(), 5, "ruleset.want_integer"),
    ]
