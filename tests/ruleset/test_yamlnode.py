"""Reading YAML: every scalar as written, every fault with its place, no file that explodes."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoscore.errors import Fault, Location
from infoscore.ruleset.yamlnode import (
    MAX_BYTES,
    MAX_DEPTH,
    MapNode,
    Node,
    ScalarNode,
    SeqNode,
    parse,
    read_file,
)


def reading(text: str) -> tuple[Node | None, list[str]]:
    faults: list[Fault] = []
    node = parse(text, "r.yaml", faults)
    return node, [f"{f.where.line}:{f.where.column} {f.phrase}" for f in sorted(faults)]


@pytest.mark.parametrize(
    "written",
    ["12:30", "on", "yes", "No", "0123", "1_000", "2026-01-02", "1e3", "0x1f", ".5", "null", "~"],
)
def test_plain_scalars_stay_the_text_that_was_written(written: str) -> None:
    node, faults = reading(f"a: {written}\n")
    assert isinstance(node, MapNode)
    assert node.get("a") == ScalarNode(written, "", Location("r.yaml", 1, 4))
    assert faults == []


def test_style_and_place_of_every_node_are_kept() -> None:
    node, _ = reading("名称: '增长'\n列表:\n  - \"甲\"\n  - [乙]\n正文: |\n  一\n  二\n")
    assert isinstance(node, MapNode)
    assert [key.text for key, _ in node.entries] == ["名称", "列表", "正文"]
    assert node.get("名称") == ScalarNode("增长", "'", Location("r.yaml", 1, 5))
    items = node.get("列表")
    assert isinstance(items, SeqNode)
    assert items.items[0] == ScalarNode("甲", '"', Location("r.yaml", 3, 5))
    assert items.items[1].where == Location("r.yaml", 4, 5)
    assert node.get("正文") == ScalarNode("一\n二\n", "|", Location("r.yaml", 5, 5))
    assert node.get("没有") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "0:0 ruleset.yaml_empty"),
        ("# 只有注释\n", "0:0 ruleset.yaml_empty"),
        ("---\n", "0:0 ruleset.yaml_empty"),
        ("a: 1\n---\nb: 2\n", "2:1 ruleset.yaml_documents"),
        ("a: 1\n\tb: 2\n", "2:1 ruleset.yaml_tab"),
        ("键:\n\tb: 2\n", "2:1 ruleset.yaml_tab"),
        ("a: b: c\n", "1:5 ruleset.yaml_colon"),
        ("a：1\nb: 2\n", "2:2 ruleset.yaml_colon"),
        ("a: 1\nb\nc: 2\n", "3:1 ruleset.yaml_no_colon"),
        ("a: 'x\n", "1:4 ruleset.yaml_quote"),
        ("a: [1, 2\nb: 1\n", "1:4 ruleset.yaml_bracket"),
        ("a: {x: 1\n", "1:4 ruleset.yaml_bracket"),
        ("a:\n  - b\n - c\n", "3:2 ruleset.yaml_indent"),
        ("- a\nb: 1\n", "2:1 ruleset.yaml_indent"),
        ("a: @x\n", "1:4 ruleset.yaml_sign"),
        ("a: `x`\n", "1:4 ruleset.yaml_sign"),
        ('a: "\\d"\n', "1:5 ruleset.yaml_escape"),
        ("a: 一\x01二\n", "1:5 ruleset.yaml_control"),
        ("a: \ud800\n", "1:4 ruleset.yaml_control"),
        ("%FOO\na: 1\n", "1:5 ruleset.yaml_syntax"),
        ("a: &x 1\n", "1:4 ruleset.yaml_anchor"),
        ("a: *x\n", "1:4 ruleset.yaml_alias"),
        ("<<: {a: 1}\n", "1:1 ruleset.yaml_merge"),
        ("a: !!int 1\n", "1:4 ruleset.yaml_tag"),
        ("a: !x 1\n", "1:4 ruleset.yaml_tag"),
        ("? [1]\n: 2\n", "1:3 ruleset.yaml_key"),
        ("a: 1\nb: 2\na: 3\n", "3:1 ruleset.yaml_duplicate"),
        ("a:\n  b: 1\n  b: 2\n", "3:3 ruleset.yaml_duplicate"),
    ],
)
def test_each_fault_is_named_at_its_place(text: str, expected: str) -> None:
    assert reading(text)[1] == [expected]


def test_several_faults_are_told_in_one_run_and_the_rest_is_still_read() -> None:
    node, faults = reading("a: 1\na: 2\nb: &x 3\nc: !t 4\n")
    assert faults == [
        "2:1 ruleset.yaml_duplicate",
        "3:4 ruleset.yaml_anchor",
        "4:4 ruleset.yaml_tag",
    ]
    assert isinstance(node, MapNode)
    assert [key.text for key, _ in node.entries] == ["a", "b", "c"]


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert reading("'<<': 1\n")[1] == []


def test_a_byte_order_mark_moves_no_column() -> None:
    assert reading("\ufeffa: 1\na: 2\n")[1] == ["2:1 ruleset.yaml_duplicate"]


ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n"
    for a, b in zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu", strict=False)
)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (ALIAS_BOMB, "ruleset.yaml_alias"),
        ("[" * 500_000, "ruleset.yaml_deep"),
        ("{a: " * 200_000, "ruleset.yaml_deep"),
        ("- " * 200_000 + "x", "ruleset.yaml_deep"),
        ("x" * (MAX_BYTES + 1), "ruleset.yaml_big"),
    ],
)
def test_bombs_end_soon_with_a_fault(text: str, phrase: str) -> None:
    started = time.process_time()
    node, faults = reading(text)
    assert node is None
    assert any(line.endswith(phrase) for line in faults)
    assert time.process_time() - started < 5


def test_a_scalar_of_a_million_characters_is_read() -> None:
    node, faults = reading("a: " + "中" * 600_000)
    assert faults == []
    assert isinstance(node, MapNode)


def test_nesting_is_allowed_up_to_the_limit() -> None:
    assert reading("[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1))[1] == []
    assert reading("[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH)[1] == [
        f"1:{MAX_DEPTH + 1} ruleset.yaml_deep"
    ]


def plain(node: Node | None) -> object:
    if isinstance(node, MapNode):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, SeqNode):
        return [plain(item) for item in node.items]
    assert isinstance(node, ScalarNode)
    return node.text


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x7f", max_codepoint=0xFFFF),
    max_size=8,
)


@given(
    st.recursive(
        TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
    )
)
def test_what_is_written_as_json_is_read_back(value: object) -> None:
    node, faults = reading(json.dumps(value))
    assert faults == []
    assert plain(node) == value


@given(st.text(max_size=60))
def test_any_text_gives_a_node_or_a_fault(text: str) -> None:
    node, faults = reading(text)
    assert (node is not None) or faults


def test_files_that_cannot_be_read_are_faults(tmp_path) -> None:
    faults: list[Fault] = []
    gbk = tmp_path / "gbk.yaml"
    gbk.write_bytes("a: 1\nb: 增长\n".encode("gb18030"))
    big = tmp_path / "big.yaml"
    big.write_bytes(b"a" * (MAX_BYTES + 1))
    for name in ("gbk.yaml", "big.yaml", "absent.yaml", "."):
        assert read_file(tmp_path / name, name, faults) is None
    assert [(str(f.where), f.phrase) for f in faults] == [
        ("gbk.yaml:2:1", "ruleset.yaml_encoding"),
        ("big.yaml", "ruleset.yaml_big"),
        ("absent.yaml", "intake.missing"),
        (".", "ruleset.not_a_file"),
    ]


def test_a_file_with_a_byte_order_mark_is_read(tmp_path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert plain(read_file(tmp_path / "a.yaml", "a.yaml", [])) == {"a": "1"}
