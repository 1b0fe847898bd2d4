"""The real line from file to report: as a user runs it, with the built-in rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from infoscore.cli.desk import CHUNK
from infoscore.cli.main import run
from infoscore.report.schema import jsonl_schema, report_schema

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "infoscore"]
TEXT = (
    "柳河镇{n}户村民饮水断供26天\n"
    "自2月11日起，青山县柳河镇东沟、西沟两村{n}户村民饮水断供。经查，1.8公里主管老化爆裂，"
    "镇政府两次协调，因管权属县水务公司未果。截至3月8日，镇里已用供水车送水18车次。"
    "建议县水务公司4月10日前更换主管。\n"
)


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    """More drafts than one chunk, of several units, with some that cannot be read."""
    folder = tmp_path_factory.mktemp("来稿")
    for n in range(CHUNK + 20):
        file = folder / f"单位{n % 3}" / f"{n:03}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text("" if n % 30 == 7 else TEXT.format(n=100 + n), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["json", "jsonl", "text"])
def test_several_processes_write_the_same_bytes(inbox, name, capfdbinary):
    outputs = []
    for jobs in ("1", "2"):
        code = run(["grade", str(inbox), "--format", name, "--jobs", jobs, "--as-of", "2026-03-09"])
        assert code == 2
        outputs.append(capfdbinary.readouterr())
    assert outputs[0] == outputs[1]
    assert outputs[0].err.count(b"\n") == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reports_on_all_samples_keep_to_the_schema(lang, capsys):
    run(["grade", str(ROOT / "samples"), "--format", "json", "--lang", lang])
    document = json.loads(capsys.readouterr().out)
    Draft202012Validator(report_schema()).validate(document)
    assert len(document["items"]) >= 16
    run(["grade", str(ROOT / "samples"), "--format", "jsonl", "--lang", lang])
    lines = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    for each in lines:
        Draft202012Validator(jsonl_schema()).validate(each)
    assert [each["path"] for each in lines[:-1]] == sorted(e["path"] for e in lines[:-1])


def test_quotes_stand_where_they_say(capsys):
    run(["grade", str(ROOT / "samples"), "--format", "json"])
    for item in json.loads(capsys.readouterr().out)["items"]:
        if item["encoding"] != "UTF-8":
            continue
        text = Path(item["path"]).read_text(encoding="utf-8")
        lines = text.split("\n")
        for criterion in item["criteria"]:
            for found in (*criterion["evidence"], *criterion["near_misses"]):
                for quote in found["quotes"]:
                    assert text[quote["start"] : quote["end"]] == quote["text"]
                    rest = "\n".join(lines[quote["line"] - 1 :])[quote["column"] - 1 :]
                    assert rest.startswith(quote["text"])


def test_head_may_leave_in_the_middle_of_a_report(inbox):
    with subprocess.Popen(
        [*PROGRAM, "grade", str(inbox), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert json.loads(program.stdout.readline())["type"] == "item"
        program.stdout.close()
        told = program.stderr.read().decode()
        program.wait()
    assert "Traceback" not in told
    assert all("空" in line or "文件" in line for line in told.splitlines()), told


def test_a_gbk_console_shows_the_whole_card(inbox):
    environ = {**os.environ, "PYTHONIOENCODING": "gbk"}
    ended = subprocess.run(
        [*PROGRAM, "grade", str(inbox / "单位0" / "000.txt"), "--format", "terminal"],
        capture_output=True,
        check=True,
        env=environ,
    )
    shown = ended.stdout.decode("gbk")
    assert "柳河镇100户村民饮水断供26天" in shown
    assert "六项原则" in shown
    assert "?" not in shown


def test_a_pipe_never_waits_for_rich(inbox):
    code = (
        "import sys; from infoscore.cli.main import run; run(sys.argv[1:]);"
        "sys.exit('rich' in sys.modules or 'concurrent' in sys.modules)"
    )
    draft = str(inbox / "单位0" / "000.txt")
    subprocess.run(
        [sys.executable, "-c", code, "grade", draft], check=True, stdout=subprocess.DEVNULL
    )
