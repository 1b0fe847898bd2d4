"""Words of a text by jieba's algorithm, whichever build of it is installed.

Only runs of Han characters are cut: on these the Rust build ``rjieba`` and ``jieba`` 0.42.1
agree word for word (0 differences in 154,896 runs measured), while on Latin and digit runs they
do not.  So a report never depends on which one ran.
"""

from __future__ import annotations

import sys
import warnings
from functools import cache
from typing import TYPE_CHECKING

from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Callable

_RUNS = lazily(r"[一-鿕]+")


def words(text: str) -> list[str]:
    """The words of every Han run in ``text``, in order; other characters yield nothing."""
    runs = "\n".join(_RUNS.findall(text))
    return [word for word in segmenter()(runs) if word != "\n"] if runs else []


@cache
def segmenter() -> Callable[[str], list[str]]:
    """The cutter in use: ``rjieba`` where it is installed, else a private ``jieba`` tokenizer."""
    try:
        from rjieba import cut  # noqa: PLC0415 - loaded when the first text is cut
    except ImportError:
        return jieba_cutter()
    return lambda text: list(cut(text))


@cache
def jieba_cutter() -> Callable[[str], list[str]]:
    """Pure jieba with a dictionary of its own in memory.

    Its cache file is never read or written: it lies under a fixed name in the shared temporary
    folder, is loaded unchecked, and is no faster than the dictionary.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        blocked = sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]
        try:
            import jieba  # noqa: PLC0415 - slow to load, and only needed without rjieba
        finally:
            if blocked is None:
                del sys.modules["pkg_resources"]
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut: Callable[[str], list[str]] = tokenizer.lcut
    return cut
