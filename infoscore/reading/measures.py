"""Lexical figures of a text from its words: repetition, function words, overlap with the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from infoscore.text.tokens import words

if TYPE_CHECKING:
    from infoscore.text.document import Document


@dataclass(frozen=True, slots=True)
class Lexical:
    """Counts over the words of the body. ``words`` all, ``kinds`` different ones, ``function``
    single-character words, ``title_kept`` content words of the title that the body has, of
    ``title_words``.
    """

    words: int
    kinds: int
    function: int
    title_words: int
    title_kept: int


_FUNCTION = (
    "的 了 在 和 是 与 及 对 为 由 从 到 把 被 将 向 于 以 而 并 但 或 也 都 就 还 又 再 已 有 等 "
    "中 上 下 后 前 其 该 这 那 个 着 过 得 地 之 所 因 若 如 至 使 让 给 按 据 经 比 不 没 未 要 "
    "会 能 可 应 需 约 近 仅 只 均 各 每 为了 由于 因为 但是 以及 或者 而且 并且 如果 虽然 通过 "
    "对于 关于 根据 按照 随着 其中 同时 此外 目前 已经 进行 这些 这个 一个 一些 我们 他们 自己"
)
FUNCTION_WORDS = frozenset(_FUNCTION.split())


def lexical_of(document: Document) -> Lexical:
    """Cut the body into words and count."""
    body_start = document.paragraphs[0].start if document.paragraphs else 0
    body = words(document.text[body_start:])
    kinds = set(body)
    title: set[str] = set()
    if document.title:
        title = {w for w in words(document.text[slice(*document.title)]) if len(w) > 1}
    return Lexical(
        len(body),
        len(kinds),
        sum(1 for word in body if word in FUNCTION_WORDS),
        len(title),
        len(title & kinds),
    )


def repeated_in(document: Document) -> int:
    """Characters in sentences that say again what a sentence before them said."""
    seen: set[str] = set()
    repeated = 0
    for sentence in document.sentences:
        said = document.text[sentence.start : sentence.end].rstrip("。！？；”）")
        if len(said) < 8:
            continue
        if said in seen:
            repeated += len(said)
        seen.add(said)
    return repeated
