"""``infoscore.yaml`` is read strictly: every fault with its place, all of them in one run."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal

import pytest
import yaml
from jsonschema import Draft202012Validator
from office import put

from infoscore.errors import RuleError
from infoscore.settings.read import read_settings, schema
from infoscore.settings.values import KEYS, Settings
from infoscore.wording import LANGUAGES, say

WHOLE = """\
paths: [来稿, 另稿]
exclude: [归档/**]
rules: 本地规则
as_of: 2026-03-08
jobs: 2
color: never
format: sarif
fail:
  score: 60.5
  band: edit
  level: 2
  unit_mean: 55
  severity: low
baseline: 基线.json
margin: 1.5
ignore:
- {rule: C05, reason: 只登已发生的事, paths: [快报/**]}
"""


@pytest.fixture
def read(tmp_path):
    return lambda text: read_settings(put(tmp_path, "infoscore.yaml", text), "infoscore.yaml")


def faults(read, text):
    with pytest.raises(RuleError) as told:
        read(text)
    return [each.text("zh") for each in told.value.faults]


def test_every_setting_is_read_with_its_place(read):
    chosen = read(WHOLE)
    got = chosen.settings
    assert set(chosen.places) == set(KEYS)
    assert (got.paths, got.as_of, got.jobs) == (("来稿", "另稿"), date(2026, 3, 8), 2)
    assert (got.fail_score, got.margin) == (Decimal("60.5"), Decimal("1.5"))
    assert (got.fail_band, got.fail_severity) == ("edit", "low")
    assert got.ignore[0].paths == ("快报/**",)
    assert str(chosen.places["fail_score"]) == "infoscore.yaml:9:10"
    assert str(chosen.places["margin"]) == "infoscore.yaml:15:9"


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}\n", "fail: {}\n"])
def test_what_is_not_set_is_built_in(read, text):
    assert read(text).settings == Settings()


KNOWN = "as_of baseline color exclude fail format ignore jobs margin paths rules"


def test_an_unknown_key_is_met_with_the_nearest(read):
    assert faults(read, "exclud: [a]\n") == [
        "infoscore.yaml:1:1: 没有“exclud”这一项，是不是“exclude”？可以写：" + KNOWN
    ]
    assert "severity" in faults(read, "fail: {sevrity: high}\n")[0]


def test_all_faults_are_told_in_one_run(read):
    told = faults(read, "jobs: 0\ncolor: blue\nfail: {score: 101, level: 9}\nmargin: x\n")
    assert [each.split(": ")[0] for each in told] == [
        "infoscore.yaml:1:7",
        "infoscore.yaml:2:8",
        "infoscore.yaml:3:15",
        "infoscore.yaml:3:27",
        "infoscore.yaml:4:9",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n",
        "text\n",
        "jobs: 1\njobs: 2\n",
        "jobs: 1.5\n",
        "jobs: '2'\n",
        "paths: 来稿\n",
        "paths: []\n",
        "as_of: 2026-02-30\n",
        "fail: high\n",
        "fail: {score: .nan}\n",
        "fail: {severity: grave}\n",
        "format: xml\n",
        "ignore: [C05]\n",
        "ignore: [{rule: C05}]\n",
        "exclude: ['!']\n",
        "a: &a [*a]\n",
        "jobs: !!python/object:os.system x\n",
        "a: [\n",
        "a\tb: \x00\n",
    ],
)
def test_what_makes_no_sense_is_a_fault_at_its_line(read, text):
    for told in faults(read, text):
        assert told.startswith("infoscore.yaml:")
        assert "\n" not in told


def test_every_pattern_that_cannot_be_read_is_told_at_its_place(read):
    text = (
        "exclude: ['[z-a]', a,\n  'b[[:alpha:]]']\n"
        "ignore:\n- {rule: C05, reason: 已核, paths: ['!']}\n"
    )
    told = [each.split("；")[0] for each in faults(read, text)]
    assert told == [
        "infoscore.yaml:1:11: 路径写法看不懂：[z-a]",
        "infoscore.yaml:2:3: 路径写法看不懂：b[[:alpha:]]",
        "infoscore.yaml:4:35: 路径写法看不懂：!",
    ]


def test_the_schema_agrees_with_what_is_read(read):
    known = Draft202012Validator(schema())
    known.validate(json.loads(json.dumps(yaml.safe_load(WHOLE), default=str)))
    for text in ("exclud: [a]\n", "fail: {sevrity: high}\n", "jobs: 0\n", "fail: {score: 101}\n"):
        assert not known.is_valid(yaml.safe_load(text))
        assert faults(read, text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_of_init_is_sound_and_so_is_each_line_in_it(read, lang):
    text = say("settings.template", lang)
    assert read(text).settings == Settings()
    head, rest = text.split("\n\n", 1)
    assert all(line.startswith("# ") for line in head.splitlines())
    chosen = read(re.sub(r"^( *)# ", r"\1", rest, flags=re.MULTILINE))
    assert set(chosen.places) == set(KEYS)
