"""The trial: what is asked of which draft, what counts as met, and what the command says."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
import yaml
from program import call

from infoscore.grading import Grader
from infoscore.intake import Source, find, read, read_text
from infoscore.metamorphic import trial as trials
from infoscore.metamorphic.expect import (
    TARGETS,
    Edit,
    Expect,
    equal,
    falls,
    not_higher,
    not_lower,
    rises,
)
from infoscore.metamorphic.trial import EDITS, Outcome, Trial, turned
from infoscore.ruleset.load import load_rules
from infoscore.ruleset.locate import builtin_rules

DAY = date(2024, 4, 1)
RULES = load_rules()
ROOT = Path(__file__).resolve().parents[2]
TEXTS = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))
DEVELOPMENT = ROOT.parent / "shared" / "eval" / "dev" / "drafts"


def drafts(folder: Path) -> list:
    return [read(source) for source in find([str(folder)])[0] if "29-" not in source.path]


@pytest.mark.parametrize(
    ("expect", "before", "after", "missed"),
    [
        (equal("total", "0.5"), "70", "70.5", None),
        (equal("total", "0.5"), "70", "69", "0.5"),
        (not_higher("total"), "70", "60", None),
        (not_higher("total", "1"), "70", "72", "1"),
        (not_lower("total"), "70", "68", "2"),
        (falls("total"), "70", "69.9", None),
        (falls("total"), "70", "70", "0.1"),
        (falls("total", "15"), "70", "60", "5"),
        (rises("total"), "70", "70.1", None),
        (rises("total"), "70", "69", "1"),
    ],
)
def test_an_expectation_says_by_how_much_it_was_missed(expect, before, after, missed) -> None:
    told = expect.missed(Decimal(before), Decimal(after))
    assert told == (None if missed is None else Decimal(missed))


def tried(monkeypatch, *expects: Expect, make=lambda case: case.appended("县里已经知道。")):
    monkeypatch.setattr(trials, "EDITS", (Edit(1, make, expects),))
    trial = Trial(RULES, DAY, lambda _: True)
    return trial.run(trial.cases([read_text(text, name) for name, text in TEXTS.items()]))


def test_a_fall_is_asked_of_good_drafts_only(monkeypatch) -> None:
    outcome = tried(monkeypatch, falls("total", "1"))
    assert outcome.drafts == len(TEXTS)
    assert outcome.rows[0].asked == outcome.good < outcome.drafts


def test_a_fall_is_not_asked_where_there_is_nothing_to_lose(monkeypatch) -> None:
    outcome = tried(monkeypatch, falls("C06", from_="0.35"))
    assert outcome.rows[0].asked == 1


def test_each_criterion_counts_as_an_expectation(monkeypatch) -> None:
    outcome = tried(monkeypatch, not_higher("criteria"))
    assert outcome.rows[0].asked == 10 * len(TEXTS)


def test_an_edit_that_does_not_apply_is_asked_of_nobody(monkeypatch) -> None:
    outcome = tried(monkeypatch, equal("total"), make=lambda _: None)
    assert (outcome.rows[0].drafts, outcome.rows[0].asked) == (0, 0)
    assert outcome.classes == {}
    assert outcome.passed


def test_the_worst_miss_is_told_with_its_draft(monkeypatch) -> None:
    outcome = tried(
        monkeypatch, equal("total"), make=lambda case: (case.text.split("\n")[0] + "。") * 5
    )
    worst = outcome.rows[0].worst
    assert worst is not None
    assert worst.draft in TEXTS
    assert worst.before - worst.after == worst.over > 20


@pytest.mark.parametrize("met", [97, 98])
def test_a_class_below_its_target_fails_the_trial(met: int) -> None:
    assert Outcome((), {"same": (100, met)}, 1, 1).passed is (met >= TARGETS["same"])


def test_rules_in_another_order_grade_alike() -> None:
    other, own = Grader(turned(RULES), as_of=DAY), Grader(RULES, as_of=DAY)
    for text in TEXTS.values():
        one, two = other.grade(read_text(text)), own.grade(read_text(text))
        assert (one.score, one.criteria, one.kind) == (two.score, two.criteria, two.kind)


def test_rule_files_in_another_order_grade_alike(tmp_path: Path) -> None:
    files = [file for file in builtin_rules().rglob("*.yaml") if file.parent.name != "methods"]
    for number, file in enumerate(sorted(files, reverse=True)):
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        for lexicon in said.get("lexicons", ()):
            lexicon["terms"].reverse()
        for section in ("criteria", "gates", "notices", "lexicons"):
            if section in said:
                said[section].reverse()
        copy = tmp_path / f"{number:03}.yaml"
        copy.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    other, own = Grader(load_rules(tmp_path), as_of=DAY), Grader(RULES, as_of=DAY)
    for text in TEXTS.values():
        one, two = other.grade(read_text(text)), own.grade(read_text(text))
        grades = [{c.id: c.grade for c in each.criteria} for each in (one, two)]
        assert (one.score, one.kind, grades[0]) == (two.score, two.kind, grades[1])


@pytest.mark.slow
@pytest.mark.parametrize("folder", [ROOT / "samples", DEVELOPMENT], ids=["samples", "development"])
def test_every_class_reaches_its_target(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the development drafts are not here")
    trial = Trial(RULES, DAY, lambda _: True)
    outcome = trial.run(trial.cases(drafts(folder)))
    shares = {name: met / asked for name, (asked, met) in outcome.classes.items()}
    assert outcome.passed, shares
    assert set(outcome.classes) == set(TARGETS)
    assert sum(1 for row in outcome.rows if row.asked) >= 65


# —— the command ——


@pytest.fixture
def few(monkeypatch):
    kept = tuple(edit for edit in EDITS if edit.number in {1, 23, 64})
    monkeypatch.setattr(trials, "EDITS", kept)


@pytest.fixture
def infoscore(capsys):
    return partial(call, capsys, "test")


def test_the_command_tries_the_texts_that_the_rules_carry(few, infoscore) -> None:
    code, out, err = infoscore("--metamorphic", "--as-of", "2024-04-01")
    assert (code, err) == (0, "")
    assert "删去全部数字" in out
    assert "应当不变" in out
    assert infoscore("--metamorphic", "--lang", "en")[1].startswith(" No.  Edit")


def test_drafts_can_be_named_and_the_outcome_is_json_too(few, infoscore, tmp_path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(TEXTS["problem"], encoding="utf-8")
    code, out, _ = infoscore("--metamorphic", "--drafts", str(file), "--format", "json")
    made = json.loads(out)
    assert code == 0
    assert (made["drafts"], made["good"], made["passed"]) == (1, 1, True)
    assert [each["number"] for each in made["edits"]] == [1, 23, 64]
    assert made["rule_set"]["id"] == RULES.id


def test_a_class_that_misses_its_target_ends_with_1(few, infoscore, monkeypatch) -> None:
    monkeypatch.setitem(TARGETS, "same", 101)
    code, out, _ = infoscore("--metamorphic")
    assert code == 1
    assert "未达到" in out


def test_what_cannot_be_read_is_told_and_ends_with_2(few, infoscore, tmp_path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(TEXTS["problem"], encoding="utf-8")
    code, out, err = infoscore("--metamorphic", "--drafts", str(file), "--drafts", "missing.txt")
    assert code == 2
    assert "missing.txt" in err
    assert "试了 1 篇" in out


def test_nothing_to_try_is_a_fault(few, infoscore, tmp_path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("同志们，大家好。" * 20, encoding="utf-8")
    code, out, err = infoscore("--metamorphic", "--drafts", str(file))
    assert (code, out) == (2, "")
    assert "没有可试的稿件" in err


@pytest.mark.parametrize(
    "arguments", [("--drafts", "x"), ("--format", "json"), ("--coverage", "--metamorphic")]
)
def test_options_of_one_test_are_refused_for_the_other(infoscore, arguments) -> None:
    code, out, err = infoscore(*arguments)
    assert (code, out) == (2, "")
    assert "--metamorphic" in err


@pytest.mark.slow
def test_other_processes_say_the_same(monkeypatch, infoscore, tmp_path) -> None:
    monkeypatch.setattr(trials, "EDITS", tuple(e for e in EDITS if e.number == 82))
    file = tmp_path / "draft.txt"
    file.write_text(TEXTS["problem"], encoding="utf-8")
    out = infoscore("--metamorphic", "--drafts", str(file), "--format", "json")[1]
    assert json.loads(out)["edits"][0]["met"] == 1


def test_a_case_reads_from_the_title_on(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(f"报送单位：柳河镇\n\n{TEXTS['problem']}\n", encoding="utf-8")
    (case,) = Trial(RULES, DAY, lambda _: True).cases([read(Source("d", file))])
    assert case.text == TEXTS["problem"]
