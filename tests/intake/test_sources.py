"""Files, folders and standard input: each draft once, in path order."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from infoscore.intake import Source, find

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def names(sources: tuple[Source, ...], folder: Path) -> list[str]:
    return [source.path.removeprefix(f"{folder.as_posix()}/") for source in sources]


def test_a_folder_to_the_bottom_in_code_point_order(make: Any) -> None:
    for name in ("b.txt", "a/z.md", "a.txt", "乙/稿.docx", "B.TXT", "a/b/c.txt", "甲.txt"):
        make.file(name, "文")
    sources, faults = find([str(make.folder)])
    assert names(sources, make.folder) == [
        "B.TXT",
        "a.txt",
        "a/b/c.txt",
        "a/z.md",
        "b.txt",
        "乙/稿.docx",
        "甲.txt",
    ]
    assert faults == ()


def test_what_a_folder_passes_over(make: Any) -> None:
    for name in (
        ".hidden.txt",
        ".git/a.txt",
        "~$稿.docx",
        "__MACOSX/a.txt",
        "图.png",
        "表.xlsx",
        "a.txt",
    ):
        make.file(name, "文")
    sources, faults = find([str(make.folder)])
    assert names(sources, make.folder) == ["a.txt"]
    assert faults == ()


def test_drafts_in_unread_formats_are_not_passed_over_in_silence(make: Any) -> None:
    for name in ("甲.doc", "乙.pdf", "乙.docx", "丙.wps"):
        make.file(name, "文")
    sources, _ = find([str(make.folder)])
    assert names(sources, make.folder) == ["丙.wps", "乙.docx", "甲.doc"], (
        "乙.pdf is a copy of 乙.docx"
    )


def test_a_file_named_twice_is_read_once(make: Any) -> None:
    path = make.file("青山县水利局/a.txt", "文")
    odd = path.parent / ".." / "青山县水利局" / "a.txt"
    sources, _ = find([str(path), str(odd), str(make.folder), str(path.parent), "-", "-"])
    assert [source.unit for source in sources] == [None, "青山县水利局"]
    assert sources[0] == Source("-")


def test_standard_input_may_be_given_a_name() -> None:
    assert find(["-"], stdin_name="<标准输入>") == ((Source("<标准输入>"),), ())


NO_UNITS = """
2026-10 202610 2026.10 2026 2026年 2026年10月 20261015 10月 十月 10月份 第12期 一季度
2026年上半年 Q3 2026Q3 草稿 drafts Samples 信息 稿件 （稿件） 新建文件夹(2) 待审
"""


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("区农业农村局/a.txt", "区农业农村局"),
        ("区农业农村局/问题类/a.txt", "区农业农村局"),
        ("2026-10/区农业农村局/a.txt", "区农业农村局"),
        ("稿件/2026年10月/柳河镇/a.txt", "柳河镇"),
        ("三里乡/a.txt", "三里乡"),
        ("a.txt", None),
    ]
    + [(f"{folder}/a.txt", None) for folder in NO_UNITS.split()],
)
def test_the_folder_that_names_the_unit(make: Any, path: str, unit: str | None) -> None:
    make.file(path, "文")
    sources, _ = find([str(make.folder)])
    assert [source.unit for source in sources] == [unit]


@pytest.mark.parametrize(
    ("given", "unit"),
    [("柳河镇", "柳河镇"), ("县水利局", "县水利局"), ("来稿", None), ("ab", None)],
)
def test_the_folder_given_names_the_unit_where_it_reads_like_one(
    make: Any, given: str, unit: str | None
) -> None:
    make.file(f"{given}/a.txt", "文")
    for path in (make.folder / given, make.folder / given / "a.txt"):
        sources, _ = find([str(path)])
        assert [source.unit for source in sources] == [unit]


def test_what_word_locks_is_no_draft_even_where_a_shell_names_it(make: Any) -> None:
    files = [make.file(f"县水利局/{name}", "文") for name in ("a.txt", "~$a.docx")]
    assert [s.path for s in find([str(file) for file in files])[0]] == [files[0].as_posix()]
    assert [f.phrase for f in find([str(files[1])])[1]] == ["intake.lock"]


def test_faults_come_in_path_order_and_once(make: Any) -> None:
    paths = [str(make.folder / name) for name in ("b.txt", "a.txt", "b.txt")]
    _, faults = find(paths)
    assert [Path(fault.where.path).name for fault in faults] == ["a.txt", "b.txt"]


@POSIX
def test_links_are_followed_but_not_in_circles(make: Any) -> None:
    make.file("甲局/a.txt", "文")
    (make.folder / "甲局" / "回").symlink_to(make.folder)
    (make.folder / "乙局").symlink_to(make.folder / "甲局")
    sources, faults = find([str(make.folder)])
    assert len(sources) == 1
    assert faults == ()


@POSIX
def test_a_folder_goes_by_its_own_name_before_that_of_a_link(make: Any) -> None:
    make.file("丙/丁局/a.txt", "文")
    make.file("甲局/b.txt", "文")
    (make.folder / "丙" / "丁局").rename(make.folder / "乙局")
    (make.folder / "丙" / "丁局").symlink_to(make.folder / "乙局")
    make.file("己/戊局/c.txt", "文")
    (make.folder / "丙" / "戊局").symlink_to(make.folder / "己" / "戊局")
    sources, _ = find([str(make.folder)])
    assert names(sources, make.folder) == ["乙局/a.txt", "己/戊局/c.txt", "甲局/b.txt"]


@POSIX
def test_names_on_the_screen_are_one_printable_line(make: Any) -> None:
    for name in ("稿\n件.txt", "a\x1b[31m.txt", os.fsdecode(b"\xb8\xe5.txt"), "全　角.txt"):
        make.file(name, "文")
    sources, _ = find([str(make.folder)])
    assert names(sources, make.folder) == [
        "\\xb8\\xe5.txt",
        "a\\x1b[31m.txt",
        "全　角.txt",
        "稿\\n件.txt",
    ]


def test_order_does_not_depend_on_the_order_given(make: Any) -> None:
    paths = [str(make.file(f"{name}.txt", name)) for name in "丙甲乙"]
    assert find(paths) == find(paths[::-1])
