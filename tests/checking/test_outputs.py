"""Several reports from one run, each whole or not at all, none over what a user had."""

from __future__ import annotations

import pytest
from office import put

from infoscore.settings.values import CHECK_FORMATS

TALK_FILE = "来稿/教育局/讲话.txt"


def outputs(*names):
    return [part for name in names for part in ("--output", f"{name}=报告.{name}")]


def test_one_run_writes_every_format_at_once(check, office):
    code, out, err = check("来稿", "--format", "text", *outputs(*CHECK_FORMATS))
    assert (code, err) == (1, "")
    for name in CHECK_FORMATS:
        told = (office / f"报告.{name}").read_bytes().decode("utf-8")
        assert told == check("来稿", "--format", name)[1]
    assert out == (office / "报告.text").read_text(encoding="utf-8")


def test_two_reports_of_one_format_may_be_written(check, office):
    check("来稿", "--output", "json=一.json", "--output", "json=二.json")
    assert (office / "一.json").read_bytes() == (office / "二.json").read_bytes()


def test_what_exists_is_left_alone_unless_told_otherwise(check, office):
    put(office, "报告.json", "mine")
    code, out, err = check("来稿", *outputs("sarif", "json"))
    assert (code, out) == (2, "")
    assert "没有覆盖" in err
    assert (office / "报告.json").read_text(encoding="utf-8") == "mine"
    assert not (office / "报告.sarif").exists()
    assert check("来稿", *outputs("json"), "--overwrite")[0] == 1
    assert (office / "报告.json").read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize("given", ["json", "json=", "=x", "xml=x", "json:x"])
def test_an_output_that_makes_no_sense_is_told_with_the_formats(check, given):
    code, out, err = check("来稿", "--output", given)
    assert (code, out) == (2, "")
    assert all(name in err for name in CHECK_FORMATS)


def test_two_reports_cannot_go_to_one_file(check, office):
    code, _, err = check("来稿", "--output", "json=a", "--output", "csv=./a")
    assert (code, (office / "a").exists()) == (2, False)
    assert "同一个文件" in err


@pytest.mark.parametrize("target", [TALK_FILE, "infoscore.yaml", "基线.json"])
def test_no_report_takes_the_place_of_an_input(infoscore, office, target):
    infoscore("baseline", "write")
    before = (office / target).read_bytes()
    code, out, err = infoscore("check", "--output", f"json={target}", "--overwrite")
    assert (code, out) == (2, "")
    assert target in err
    assert (office / target).read_bytes() == before


def test_where_one_report_cannot_be_written_none_is(check, office):
    before = sorted(office.iterdir())
    code, out, err = check("来稿", "--output", "json=一.json", "--output", "csv=没有/二.csv")
    assert (code, out) == (2, "")
    assert "没有/二.csv" in err
    assert sorted(office.iterdir()) == before


def test_a_failure_while_writing_leaves_no_half_of_a_set(check, office, monkeypatch):
    """The second file breaks after the first was written: neither appears."""
    from infoscore.render import check as formats  # noqa: PLC0415

    plain = formats.render

    def breaking(name, *rest):
        if name == "csv":
            raise OSError(28, "No space left on device")
        return plain(name, *rest)

    monkeypatch.setattr(formats, "render", breaking)
    before = sorted(office.iterdir())
    code, out, _ = check("来稿", "--output", "json=一.json", "--output", "csv=二.csv")
    assert (code, out) == (2, "")
    assert sorted(office.iterdir()) == before


def test_colour_is_for_text_on_a_screen_or_when_asked_for(check, monkeypatch):
    assert "\x1b[" not in check("来稿")[1]
    assert "\x1b[31m" in check("来稿", "--color", "always")[1]
    assert "\x1b[" not in check("来稿", "--color", "always", "--format", "github")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m" in check("来稿")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in check("来稿")[1]
