"""The READMEs say what the program does: screens, numbers, commands, options, ids, examples."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from make_readme import COMMAND, LOCAL, READMES, ROOT, desk, made, screen

from infoscore.cli.exits import Exit
from infoscore.cli.main import COMMANDS, Program
from infoscore.intake.decode import TEXT_LIMIT
from infoscore.render.writer import FORMATS
from infoscore.report.catalog import catalog
from infoscore.ruleset.dialect import MAX_LENGTH, MAX_REPEAT
from infoscore.ruleset.load import load_rules

TEXTS = {lang: file.read_text(encoding="utf-8") for lang, file in READMES.items()}
LANGS = sorted(TEXTS)
TESTS = re.compile(
    r"^<!-- tests -->\n```bash\n(.*?)```\n<!-- /tests -->$", re.MULTILINE | re.DOTALL
)
SETUP = re.compile(
    r"^<!-- setup:begin -->\n```bash\n(.*?)```\n<!-- setup:end -->$", re.MULTILINE | re.DOTALL
)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
RULE_ID = re.compile(
    r"\b(?:C\d\d-[a-z]+|G\d-[a-z-]+|(?:timely|accurate|complete|balanced|expression)-[a-z-]+)\b"
)


@pytest.fixture(scope="module")
def rules():
    return load_rules()


def options():
    """Every option of every command."""
    program = Program("zh")
    known = {"--help"}
    commands = [program, *(program.get_command(None, name) for name in COMMANDS)]
    units = program.get_command(None, "units")
    commands += [units.get_command(None, name) for name in units.list_commands(None)]
    for command in commands:
        known |= {name for each in command.params for name in each.opts}
    return known


@pytest.mark.parametrize("lang", LANGS)
def test_screens_and_tables_are_what_the_program_prints_now(lang):
    """Out of date? ``python tests/make_readme.py`` writes them anew; read the difference."""
    assert TEXTS[lang] == made(TEXTS[lang], lang)


def test_both_languages_show_the_same_commands():
    zh, en = (
        [COMMAND.findall(TEXTS[lang]), TESTS.findall(TEXTS[lang]), SETUP.findall(TEXTS[lang])]
        for lang in ("zh", "en")
    )
    assert zh == en
    assert all(zh)


def test_both_languages_show_the_same_local_rules():
    zh, en = (re.sub(r" +#.*", "", LOCAL.findall(TEXTS[lang])[0]) for lang in ("zh", "en"))
    assert zh == en


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_shown_exists(lang, rules):
    text = TEXTS[lang]
    named = [code.split()[1] for code in CODE.findall(text) if code.startswith("infoscore ")]
    assert set(named) == set(COMMANDS)
    codes = [code for code in CODE.findall(text) if not code.startswith(("tests/", "py "))]
    assert {each for code in codes for each in re.findall(r"--[a-z-]+", code)} <= options()
    ids = {each.id for each in catalog(rules, "zh")}
    ids |= {limit.id for limit in rules.timeliness.limits} | {rules.timeliness.stale.id}
    assert set(RULE_ID.findall(text)) <= ids
    for path in re.findall(r"`((?:infoscore|rules|samples|tests)/[\w./]*)`", text):
        assert (ROOT / path).exists(), path
    for path in re.findall(r"samples/[\w/.-]+\w", text):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("lang", LANGS)
def test_every_room_format_and_exit_code_is_told(lang):
    text = TEXTS[lang]
    rooms = {each.parent.name for each in ROOT.glob("infoscore/*/__init__.py")}
    assert {room for room in rooms if f"`infoscore/{room}`" not in text} == set()
    assert {name for name in FORMATS if f"| `{name}` |" not in text} == set()
    assert set(map(int, re.findall(r"^\| (\d+) \| [^|]*\|$", text, re.MULTILINE))) == set(Exit)


def numbers(rules, lang):
    """The numbers of the text, told as it tells them, with where they come from."""
    s, count = rules.scoring, len(rules.priorities)
    years = f"{min(rules.calendar.years)}–{max(rules.calendar.years)}"
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    python = re.findall(r'requires-python = ">=([\d.]+)"', project)[0]
    steps = (s.present, s.concrete, s.actionable)
    if lang == "en":
        yield f"one of {count} priorities"
        yield f"only in the body earns {s.topic_body_share} of the points"
        yield "present ({}), concrete enough to be checked ({}), actionable ({})".format(*steps)
        yield f"adds {s.second_frame}."
        yield f"fewer than {s.min_han} Han characters"
        yield f"less than\n{s.min_han_share * 100:.0f} % Han"
        yield f"At most {s.advice_max} pieces"
        yield f"less than {s.advice_least}\npoints"
        yield f"“accurate”, {rules.audit.most} at most"
        yield f"working days of {years}"
        yield f"up to {MAX_REPEAT}, patterns up to {MAX_LENGTH} characters"
        yield f"text up to {TEXT_LIMIT // 2**20} MB"
        yield f"Python {python} or newer"
    else:
        yield f"本期 {count} 项中心工作"
        yield f"只在正文里写到的得 {s.topic_body_share}；"
        yield "有内容（{}）、具体可核（{}）、能决策能办（{}）".format(*steps)
        yield f"再加 {s.second_frame}。"
        yield f"不足 {s.min_han} 个汉字"
        yield f"不到全文 {s.min_han_share * 100:.0f} %"
        yield f"最多列 {s.advice_max} 条，多不出 {s.advice_least} 分"
        yield f"最多扣 {rules.audit.most} 分"
        yield f"{years} 年放假安排"
        yield f"不超过 {MAX_REPEAT}，每条正则不超过 {MAX_LENGTH} 字"
        yield f"文本不超过 {TEXT_LIMIT // 2**20} MB"
        yield f"Python {python} 以上"


@pytest.mark.parametrize("lang", LANGS)
def test_the_numbers_of_the_text_are_those_of_the_program(lang, rules):
    assert [each for each in numbers(rules, lang) if each not in TEXTS[lang]] == []
    assert str(rules.scoring.late_share) == "0.5"  # “half of the points”, “一半”
    assert {gate.scaled for gate in rules.gates if gate.level == 0} == {True}
    assert {gate.scaled for gate in rules.gates if gate.level > 0} == {False}
    milder = {"H": "M", "M": "L", "L": "L"}
    assert all(milder[check.severity] == check.soft for check in rules.audit.checks.values())
    assert len(rules.criteria) == 10
    assert len(rules.principles) == 6


@pytest.mark.parametrize("lang", LANGS)
def test_the_local_rules_do_what_the_text_says(lang):
    with desk(TEXTS[lang]):
        for command in ("infoscore validate local.yaml", "infoscore test local.yaml --coverage"):
            assert screen(command, lang)[0] == Exit.DONE
        local = load_rules("local.yaml")
    merits = {merit.card.id: merit for each in local.principles for merit in each.merits}
    assert merits["expression-title"].when.max == 30
    limits = [limit.workdays for limit in local.timeliness.limits if limit.id == "timely-routine"]
    assert limits == [10]
    assert [k.card.id for k in local.kinds if "L01" in k.secondary] == ["problem"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_python_examples_give_what_they_show(lang):
    code = "\n".join(PYTHON.findall(TEXTS[lang]))
    examples = doctest.DocTestParser().get_doctest(code, {}, READMES[lang].name, None, 0)
    assert len(examples.examples) > 5
    with desk(TEXTS[lang]):
        told: list[str] = []
        doctest.DocTestRunner().run(examples, out=told.append)
    assert "".join(told) == ""


def test_the_gates_run_the_commands_of_the_text():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- tests -->" in script
    commands = TESTS.findall(TEXTS["en"])[0].strip().split(" && ")
    assert [each.split()[:3] for each in commands] == [
        ["python", "-m", "pip"],
        ["python", "-m", "pytest"],
    ]


def test_the_set_up_ends_with_a_screen_of_the_text():
    last = SETUP.findall(TEXTS["en"])[0].strip().split(" && ")[-1]
    assert any(each.startswith(last) for each in COMMAND.findall(TEXTS["en"]))
    assert Path(ROOT, last.split()[-1]).is_file()
