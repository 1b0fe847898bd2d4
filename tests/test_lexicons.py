"""The term lists that come with infoscore: whole, plain, and written as the matched view is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from infoscore.text.normalise import view_of

FOLDER = Path(__file__).parent.parent / "rules" / "lexicons"
FILES = sorted(FOLDER.glob("*.yaml"))
MEASURES = "people household money area weight length time count energy rate".split()
SUFFIXES = ["place_suffix", "fine_place_suffix", "organ_suffix"]
SINGLE_CHARACTERS_ALLOWED = {"function_words", "not_a_name", *MEASURES, *SUFFIXES}


def _lexicons(path: Path) -> list[dict[str, object]]:
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))["lexicons"])


LEXICONS = [lexicon for path in FILES for lexicon in _lexicons(path)]
TERMS = {str(lexicon["id"]): list(lexicon["terms"]) for lexicon in LEXICONS}  # type: ignore[call-overload]
each_list = pytest.mark.parametrize("name", TERMS)


def _repeated(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})


def test_every_group_of_lists_is_there() -> None:
    assert [path.stem for path in FILES] == [
        "frames", "genre", "matter", "style", "units", "vague",
    ]  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_opens_with_a_chinese_comment_on_its_use(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert any("\u4e00" <= char <= "\u9fff" for char in first)


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: str(lexicon.get("id")))
def test_a_list_says_what_it_is_and_whence(lexicon: dict[str, object]) -> None:
    assert set(lexicon) - {"tells", "hint"} == {"id", "name", "source", "terms"}
    assert set(lexicon["name"]) == {"zh", "en"}  # type: ignore[call-overload]
    assert lexicon["source"]
    assert lexicon["terms"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lists_of_the_style_of_a_text_tell_of_no_matter(path: Path) -> None:
    tells = {str(lexicon.get("tells", "matter")) for lexicon in _lexicons(path)}
    told = {"frames": {"matter", "part"}, "matter": {"matter"}, "units": {"matter"}}
    assert tells == told.get(path.stem, {"form"})


def test_no_two_lists_share_an_id() -> None:
    assert _repeated([str(lexicon["id"]) for lexicon in LEXICONS]) == []


@each_list
def test_terms_are_text_and_none_is_listed_twice(name: str) -> None:
    assert [term for term in TERMS[name] if not isinstance(term, str)] == []
    assert _repeated(TERMS[name]) == []


@each_list
def test_one_character_terms_stand_only_where_characters_are_counted(name: str) -> None:
    shortest = 1 if name in SINGLE_CHARACTERS_ALLOWED else 2
    assert [term for term in TERMS[name] if len(term.strip()) < shortest] == []


@each_list
def test_terms_are_written_as_the_text_is_when_it_is_matched(name: str) -> None:
    """Half-width digits and letters, simplified characters, full-width punctuation."""
    assert [term for term in TERMS[name] if view_of(term).text != term] == []


@each_list
def test_characters_are_the_common_simplified_ones(name: str) -> None:
    han = {char for term in TERMS[name] for char in term if "\u4e00" <= char <= "\u9fff"}
    assert [char for char in sorted(han) if not _in_gb2312(char)] == []


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def test_a_unit_measures_one_kind_of_thing() -> None:
    assert _repeated([unit for name in MEASURES for unit in TERMS[name]]) == []


def test_no_blocked_word_swallows_the_suffix_of_a_name() -> None:
    suffixes = {suffix for name in SUFFIXES for suffix in TERMS[name]}
    assert [
        (suffix, word)
        for suffix in sorted(suffixes)
        for word in TERMS["not_a_name"]
        if suffix.endswith(word)
    ] == []
