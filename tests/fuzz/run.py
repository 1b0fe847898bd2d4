"""Fuzz one target with atheris: ``python tests/fuzz/run.py TARGET [MINUTES] [LIBFUZZER OPTIONS]``.

See README.md beside this file.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path.insert(0, str(HERE))

with atheris.instrument_imports(include=["infoscore"]):
    import targets

TEXTS = sorted((PROJECT / "samples").rglob("*.*"))
RULES = sorted((PROJECT / "rules").rglob("*.yaml"))
# Signs that mean something to one room or another.
SIGNS = """\
。 ， 、 ； ： ！ ？ （ ） “ ” 「 」 〔 〕 《 》 ～ — % ‰ ． ： 一、 （一） 1. 1、 （1）
① 一是 首先 最后 第一， # --- 报送单位： 簽發人： 标题： 日期： 联系电话： 第12期
〔2026〕3号 2026年10月8日 10月8日 8时30分 08:30 上午 昨日 截至 同比增长 下降 其中 分别 合计
占 倍 翻一番 百分点 万元 亿元 公里 亩 户 人次 ％ 二〇二六年 三千五百 1,234.5 -0
99999999999999
""".split()
UNSEEN = [
    "\u200b",
    "\ufeff",
    "\u2028",
    "\x85",
    "\u3000",
    "\t",
    "\n",
    "\n\n",
    "\n　　",
    "\0",
    "\U00020000",
]
MARKS = """\
extends: builtin override: disable: - id: {} [] | > & * !!python/object << ? --- ... "" ''
\\ C01 G1-empty weight max lexicons: slots: criteria: principles: kinds: gates: notices:
audit: chains: sections: measures: terms patterns regex not_before not_after frames when
within all any not slot measure min 2026-02-30 1e999 .nan ~ true (a+)+$ [一-龥]{1,1000}
(?=x) (?P<x> \\p{Han} \\b
""".split()
XML = """\
<w:document> </w:document> <w:body> <w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tab/> <w:br/>
<w:ins> </w:ins> <w:del> </w:del> <w:tbl> <w:tr> <w:tc> </w:tc></w:tr></w:tbl> <w:sdt>
<w:txbxContent> <w:pPr> <w:numPr><w:ilvl/><w:numId/></w:numPr> </w:pPr> <w:numbering>
<w:abstractNum> <w:lvl> <w:lvlText/> w:val=" w:numId=" w:ilvl=" <w:fldChar/> <w:instrText>
&#x0; &#13; <?xml?> <w:vanish/> <w:pict> <w:drawing> <mc:AlternateContent>
<w:footnoteReference/>
""".split()


def seeds(name: str) -> list[bytes]:
    """What the fuzzer starts from."""
    texts = [file.read_bytes() for file in TEXTS]
    if name == "reader":
        found = [b"t" + data for data in texts] + [b"i" + data for data in texts[:3]]
        front = "---\n报送单位: 青山县水利局\ndate: 2026-10-08 09:30\n---\n两村断水\n\n两村断水。\n"
        found.append(b"m" + front.encode())
        found.append(b"w" + WORD.encode())
        return found
    if name == "rules":
        return [*(file.read_bytes() for file in RULES), *(each.encode() for each in LOCAL)]
    decoded = [data.decode("utf-8", "ignore") for data in texts if not data.startswith(b"PK")]
    return [text.encode() for text in decoded]


WORD = (
    "<w:document><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    "</w:pPr><w:r><w:t>柳河镇两村断水</w:t></w:r></w:p><w:p><w:ins><w:r><w:t>截至8月5日，</w:t>"
    "<w:tab/></w:r></w:ins><w:del><w:r><w:delText>无</w:delText></w:r></w:del></w:p><w:tbl><w:tr>"
    "<w:tc><w:p><w:r><w:t>户数</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>\0"
    "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)
LOCAL = (
    "extends: builtin\noverride:\n  C01: {weight: 8}\n  C03.frames: []\ndisable: [C02, G1-empty]\n",
    "extends: builtin\nlexicons:\n- id: own\n  terms: [柳河, 青山]\n  test: {match: [柳河]}\n",
    "extends: builtin\noverride:\n  expression-title: {when.max: 30}\n",
)


def words(name: str) -> list[str]:
    """What the mutator puts in."""
    if name == "rules":
        return MARKS
    found = [*SIGNS, *UNSEEN, *(XML if name == "reader" else ())]
    for file in RULES:
        found += re.findall(r"[一-鿿]{2,8}", file.read_text("utf-8"))
    return sorted(set(found))


def mutator(name: str):
    """Changes characters and words as often as bytes: bytes of a Han seldom make another."""
    vocabulary = words(name)

    def change(data: bytes, max_size: int, seed: int) -> bytes:
        dice = random.Random(seed)
        if dice.random() < 0.3:
            return atheris.Mutate(data, max_size)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            at = dice.randint(0, len(text))
            end = min(len(text), at + dice.choice((0, 0, 1, 2, 5, 20, 100)))
            other = dice.randint(0, len(text))
            put = dice.choice(
                (
                    dice.choice(vocabulary),
                    dice.choice(vocabulary),
                    text[other : other + dice.choice((1, 3, 30, 200))],
                    str(dice.choice((0, 1, 7, 10, 31, 100, 2026, 10**9))),
                    text[at:end] * dice.choice((0, 2, 3)),
                    chr(dice.choice((*range(0x20, 0x7F), *range(0x2000, 0x2070), 0x4E00, 0xFF0C))),
                )
            )
            text = text[:at] + put + text[end:]
        return text.encode("utf-8", "surrogateescape")[:max_size]

    return change


def remember_builtin() -> None:
    """Read the built-in rules once: what is fuzzed is the local file."""
    plain, root, known = targets.load.read_file, targets.load.builtin_rules(), {}

    def read_file(file, shown, faults):
        if not file.is_relative_to(root):
            return plain(file, shown, faults)
        if file not in known:
            known[file] = plain(file, shown, faults)
        return known[file]

    targets.load.read_file = read_file


def main() -> None:
    name, *rest = sys.argv[1:] or ["?"]
    if name not in targets.TARGETS:
        sys.exit(f"name a target: {' '.join(targets.TARGETS)}")
    minutes = float(rest.pop(0)) if rest and not rest[0].startswith("-") else 10
    if name == "rules":
        remember_builtin()
    corpus = Path(tempfile.mkdtemp(prefix=f"infoscore-{name}-"))
    kept = [*(HERE / "found" / name).glob("*"), *(HERE / "kept" / name).glob("*")]
    for number, data in enumerate([*seeds(name), *(file.read_bytes() for file in kept)]):
        corpus.joinpath(f"seed{number}").write_bytes(data)
    options = {
        "max_total_time": int(minutes * 60),
        "max_len": 20_000,
        "timeout": 20,
        "rss_limit_mb": 2048,
        "artifact_prefix": f"{HERE / 'found' / name}/new-",
        "print_final_stats": 1,
    }
    (HERE / "found" / name).mkdir(parents=True, exist_ok=True)
    given = {option.lstrip("-").split("=")[0] for option in rest}
    if any(not option.startswith("-") for option in rest):  # files: try these and stop
        corpus_or_none: list[str] = []
    else:
        corpus_or_none = [str(corpus)]
    flags = [f"-{key}={value}" for key, value in options.items() if key not in given]
    atheris.Setup(
        [sys.argv[0], *flags, *rest, *corpus_or_none],
        targets.TARGETS[name],
        custom_mutator=mutator(name),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
