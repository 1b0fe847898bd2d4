"""Rule files as hostile input: one clear fault at its place, in little time and memory.

All cases are read by one process of their own whose memory is limited; it must neither die nor
wait, whatever stands in a file or takes the place of one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from infoscore.ruleset import field, files, overlay
from infoscore.ruleset.locate import builtin_rules
from infoscore.wording import say

SECONDS = 8  # for any one case; the slowest takes one on an idle machine
MEMORY = 1 << 30
LOCAL = "extends: builtin\n"
SLOT = LOCAL + "slots:\n- id: own_slot\n  name: {zh: 甲, en: a}\n"
LEXICON = LOCAL + "lexicons:\n- id: own\n  name: {zh: 甲, en: a}\n  source: 自拟\n"
TERMS = "  terms: [" + ", ".join(f"词{n}" for n in range(100_000)) + "]\n"
LETTERS = "abcdefghi"


def pattern(*regexes):
    return SLOT + "  patterns: [" + ", ".join(f"'{regex}'" for regex in regexes) + "]\n"


def lines(form, count):
    return "".join(form.format(n) for n in range(count))


# name: (what stands in the file, the phrase of the first fault or None where it is taken)
TEXTS = {
    "anchor bomb": (
        "a: &a [x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in pairwise(LETTERS)),
        "ruleset.yaml_anchor",
    ),
    "anchor in itself": ("a: &a [*a]\n", "ruleset.yaml_anchor"),
    "100k anchors": (LOCAL + lines("k{0}: &a{0} x\n", 100_000), "ruleset.yaml_anchor"),
    "200k aliases": (LOCAL + "x: &a 1\nl: [" + "*a, " * 200_000 + "]\n", "ruleset.yaml_anchor"),
    "long anchor": (f"a: &{'x' * 1_000_000} 1\n", "ruleset.yaml_anchor"),
    "100k open brackets": (LOCAL + "a: " + "[" * 100_000, "ruleset.yaml_deep"),
    "100k brackets": (LOCAL + "a: " + "[" * 100_000 + "]" * 100_000, "ruleset.yaml_deep"),
    "100k braces": (LOCAL + "a: " + "{a: " * 100_000 + "}" * 100_000, "ruleset.yaml_deep"),
    "100k dashes": (LOCAL + "a:\n " + "- " * 100_000 + "x\n", "ruleset.yaml_deep"),
    "1500 indents": ("".join(" " * n + "a:\n" for n in range(1500)), "ruleset.yaml_deep"),
    "1 MB number": (LOCAL + f"scoring: {'9' * 1_000_000}\n", "ruleset.want_map"),
    "1 MB weight": (
        LOCAL + f"override:\n  C01-scale: {{anchors: {'9' * 1_000_000}}}\n",
        "ruleset.want_list",
    ),
    "1 MB text": (LOCAL + "ruleset: " + "字" * 330_000 + "\n", "ruleset.want_map"),
    "1 MB plain key": (LOCAL + "字" * 340_000 + ": 1\n", "ruleset.yaml_no_colon"),
    "1 MB key": (LOCAL + "? " + "x" * 1_000_000 + "\n: 1\n", "ruleset.unknown_key"),
    "1 MB key twice": (
        ("? " + "x" * 900_000 + "\n: 1\n") * 2,
        "ruleset.yaml_duplicate",
    ),
    "1 MB rule": (
        LOCAL + "override:\n  ? " + "x" * 1_000_000 + "\n  : {a: 1}\n",
        "ruleset.unknown_rule",
    ),
    "1 MB path": (
        LOCAL + "override:\n  C01:\n    ? " + "x." * 500_000 + "y\n    : 1\n",
        "ruleset.unknown_path",
    ),
    "1 MB slot": (SLOT + f"  any: ['{'x' * 1_000_000}']\n", "ruleset.unknown_slot"),
    "1 MB pattern": (pattern("a" * 1_000_000), "ruleset.pattern_long"),
    "1 MB tag": (f"a: !{'x' * 1_000_000} 1\n", "ruleset.yaml_tag"),
    "3 MB": ("# " + "x" * 3_000_000, "ruleset.yaml_big"),
    "100k unknown keys": (LOCAL + lines("unknown{}: 1\n", 100_000), "ruleset.unknown_key"),
    "70k unknown rules": (
        LOCAL + "override:\n" + lines("  unknown{}: {{a: 1}}\n", 70_000),
        "ruleset.unknown_rule",
    ),
    "150k unknown slots": (
        SLOT + "  any: [" + lines("u{}, ", 150_000) + "]\n",
        "ruleset.unknown_slot",
    ),
    "150k rules off": (
        LOCAL + "disable: [" + lines("u{}, ", 150_000) + "]\n",
        "ruleset.unknown_rule",
    ),
    "100k changes": (
        LOCAL + "override:\n  C01:\n" + lines("    f{}: 1\n", 100_000),
        "ruleset.override_many",
    ),
    "200k empty lexicons": (LOCAL + "lexicons:\n" + "- {}\n" * 200_000, "ruleset.key_missing"),
    "100k keys twice": (LOCAL + "disable: []\n" * 100_000, "ruleset.yaml_duplicate"),
    "100k terms": (LEXICON + TERMS, None),
    "100k terms by pattern": (
        LEXICON + TERMS + SLOT.removeprefix(LOCAL) + f"  patterns: ['{'{lexicon:own}' * 250}']\n",
        "ruleset.pattern_big",
    ),
    "repeat in repeat": (pattern("(a+)+$"), None),
    "counted repeats": (pattern("((a{1,200}){1,200}){1,200}"), "ruleset.pattern_syntax"),
    "counted groups": (pattern("(?:.{1,20}){1,10}甲"), None),
    "600 questions": (pattern("a?" * 600 + "b"), None),
    "huge classes": (pattern(r"[^甲]{1,99}\p{L}{1,99}\P{L}{1,99}" * 30), "ruleset.pattern_big"),
    "700 words": (pattern("|".join(f"词{n}" for n in range(700))), None),
    "900 groups": (pattern("(" * 900 + "a" + ")" * 900), None),
    "open groups": (pattern("(" * 3000), "ruleset.pattern_syntax"),
    "5000 patterns": (
        pattern(*(f"[一-龥]{{1,200}}{n}[一-龥]{{1,200}}" for n in range(5000))),
        "ruleset.patterns_big",
    ),
    "NUL": (LOCAL + "a: \0\n", "ruleset.yaml_control"),
    "1 MB of NUL": ("\0" * 1_000_000, "ruleset.yaml_control"),
    "1 MB of tabs": ("\t" * 1_000_000, "ruleset.yaml_tab"),
    "UTF-16": (LOCAL.encode("utf-16"), "ruleset.yaml_encoding"),
    "GB18030": ("# 词表\n".encode("gb18030"), "ruleset.yaml_encoding"),
    "half a character": (LOCAL.encode() + b"a: \xe6\x9f\n", "ruleset.yaml_encoding"),
    "lone surrogate": (LOCAL + 'a: "\\ud800"\n', "ruleset.yaml_syntax"),
    "python object": ("a: !!python/object/apply:os.system ['x']\n", "ruleset.yaml_tag"),
    "python name": ("!!python/name:os.system {}\n", "ruleset.yaml_tag"),
    "own tag": ("%TAG ! tag:x,2000:\n---\n!a b\n", "ruleset.yaml_tag"),
    "merge key": ("a: {<<: {b: 1}}\n", "ruleset.yaml_merge"),
    "map as key": ("? {a: 1}\n: 2\n", "ruleset.yaml_key"),
    "two documents": ("a: 1\n---\nb: 2\n", "ruleset.yaml_documents"),
    "points no map": (LOCAL + "audit_points: [1]\n", "ruleset.want_map"),
    "not a number": (LOCAL + "override:\n  scoring: {min_han: .nan}\n", "ruleset.want_integer"),
    "endless": (LOCAL + "override:\n  scoring: {min_han: 1e999999}\n", "ruleset.want_integer"),
}


def inside(name, make):
    """A folder that holds what ``make`` puts at ``name``."""

    def made(path):
        path.mkdir()
        make(path / name)

    return made


def link(target):
    return lambda path: path.symlink_to(target)


def big(path):
    path.touch()
    os.truncate(path, 200 << 20)


def many(path):
    path.mkdir()
    for number in range(files.MAX_FILES + 100):
        (path / f"{number}.yaml").touch()


# name: (how it is made, the phrase of the first fault)
THINGS = {
    "folder like a file": (inside("甲.yaml", Path.mkdir), "ruleset.empty_folder"),
    "empty folder": (Path.mkdir, "ruleset.empty_folder"),
    "folder in itself": (inside("a", link("..")), "ruleset.empty_folder"),
    "link to itself": (lambda path: path.symlink_to(path), "intake.link_loop"),
    "link to itself within": (inside("a.yaml", link("a.yaml")), "intake.link_loop"),
    "link to nothing": (link("nowhere"), "intake.missing"),
    "pipe": (os.mkfifo, "ruleset.not_a_file"),
    "pipe within": (inside("a.yaml", os.mkfifo), "ruleset.not_a_file"),
    "zeros without end": (link("/dev/zero"), "ruleset.not_a_file"),
    "200 MB": (big, "ruleset.yaml_big"),
    "600 files": (many, "ruleset.folder_many"),
}

READ = """
import json, resource, sys, time
from pathlib import Path
from infoscore.errors import InfoscoreError
from infoscore.ruleset.kept import kept_rules
from infoscore.ruleset.load import load_rules
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
for path in sorted(Path(sys.argv[1]).iterdir()):
    ways = {"load": load_rules, "kept": lambda p: kept_rules(p, Path(sys.argv[3]))}
    for name, read in list(ways.items())[: 1 + path.name.startswith("thing")]:
        start = time.process_time()
        try:
            read(path)
            told = []
        except InfoscoreError as error:
            told = [
                (f.phrase, f.where.line, f.message("zh"), f.message("en")) for f in error.faults
            ]
        except Exception as error:
            told = [(repr(error), 0, "", "")]
        print(json.dumps([path.name, name, time.process_time() - start, told]), flush=True)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What reading each case said: case → way of reading → (seconds, faults)."""
    if sys.platform == "win32":
        pytest.skip("Windows has neither pipes nor limits of this kind")
    room = tmp_path_factory.mktemp("hostile")
    for number, (text, _) in enumerate(TEXTS.values()):
        data = text if isinstance(text, bytes) else text.encode()
        (room / f"text{number}.yaml").write_bytes(data)
    for number, (make, _) in enumerate(THINGS.values()):
        make(room / f"thing{number}.yaml")
    run = subprocess.run(
        [sys.executable, "-c", READ, str(room), str(MEMORY), str(tmp_path_factory.mktemp("kept"))],
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found = {}
    for line in run.stdout.splitlines():
        name, way, seconds, faults = json.loads(line)
        found.setdefault(name, {})[way] = seconds, faults
    return found


CASES = [(f"text{n}.yaml", name) for n, name in enumerate(TEXTS)]
CASES += [(f"thing{n}.yaml", name) for n, name in enumerate(THINGS)]


@pytest.mark.parametrize(("file", "name"), CASES, ids=[name for _, name in CASES])
def test_a_hostile_file_gets_a_clear_fault_in_no_time(told, file, name):
    expected = TEXTS[name][1] if name in TEXTS else THINGS[name][1]
    for seconds, faults in told[file].values():
        phrases = [phrase for phrase, *_ in faults]
        assert expected in phrases if expected else phrases == [], phrases[:3]
        assert seconds < SECONDS
        for _, _, *messages in faults:
            assert all("\n" not in each and len(each) < 500 for each in messages)
        assert len(phrases) <= field.MAX_FAULTS + 1


def test_where_faults_are_cut_short_the_last_one_says_so(told):
    _, faults = told[f"text{list(TEXTS).index('100k unknown keys')}.yaml"]["load"]
    assert len(faults) == field.MAX_FAULTS + 1
    phrase, line, *messages = faults[-1]
    limit = field.MAX_FAULTS
    assert messages == [say("ruleset.too_many", lang, limit=limit) for lang in ("zh", "en")]
    assert (phrase, line) == ("ruleset.too_many", 0)
    assert [line for _, line, *_ in faults[:-1]] == list(range(2, limit + 2))


def test_limits_leave_room_for_real_rules():
    """Ten times what the built-in rules need, so that nobody meets a limit by honest work."""
    found = files.yaml_files(builtin_rules())
    assert len(found) * 10 <= files.MAX_FILES
    assert max(file.stat().st_size for file in found) * 10 <= files.MAX_BYTES
    assert overlay.MAX_CHANGES >= 10 * 10
