"""What must hold for any input at all: four checks that take bytes and raise where one fails.

The fuzzer (run.py) feeds them what it invents, test_found.py what was once of interest.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from infoscore.errors import InfoscoreError, InputError, RuleError
from infoscore.grading import Grader
from infoscore.intake import Source, read, read_text
from infoscore.render.writer import Options, open_writer
from infoscore.report.run import Summary, run_of
from infoscore.ruleset import load
from infoscore.ruleset.patterns import engine_of
from infoscore.scoring.values import Quote
from infoscore.text.document import document_of

DAY = date(2026, 11, 1)

MAIN = "word/document.xml"
PARTS = (MAIN, "word/numbering.xml", "word/styles.xml", "word/header1.xml")
_NAMES = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class BrokenError(AssertionError):
    """A promise that an input broke."""


def hold(truth: object, promise: str) -> None:
    """Raise BrokenError unless ``truth``."""
    if not truth:
        raise BrokenError(promise)


# —— reader: bytes → draft ——


def reader(data: bytes) -> None:
    """The first byte says what the others are: a file, standard input, or the parts of a Word file.

    A draft comes out, or an InputError of one line a fault.
    """
    form, rest = data[:1], data[1:]
    if form == b"w":
        rest = word_file(rest)
    try:
        if form == b"i":
            draft = read(Source("-"), io.BytesIO(rest))
        else:
            draft = _read_file(rest, {b"w": ".docx", b"m": ".md"}.get(form, ".txt"))
    except InputError as error:
        _check_faults(error)
        return
    _check_draft(draft)


def _read_file(data: bytes, suffix: str):
    file = _scratch() / f"稿件{suffix}"
    file.write_bytes(data)
    return read(Source("稿件" + suffix, file))


def word_file(data: bytes) -> bytes:
    """A Word file whose parts, one behind the other with a NUL between, are ``data``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        relations = []
        for number, (name, part) in enumerate(zip(PARTS, data.split(b"\0"), strict=False)):
            archive.writestr(name, part.replace(b"<w:document>", b"<w:document " + _NAMES + b">"))
            kind = name.split("/")[1].removesuffix(".xml").rstrip("1")
            target = name.removeprefix("word/")
            relations.append(
                f'<Relationship Id="r{number}" Type="{_WORD}{kind}" Target="{target}"/>'
            )
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{''.join(relations)}</Relationships>"
        )
    return stream.getvalue()


def _check_draft(draft) -> None:
    text = draft.text
    text.encode()  # no half characters
    hold("\r" not in text, "line ends are \\n")
    hold(any(c.isprintable() and not c.isspace() for c in text), "something is visible")
    behind = 0
    for start, end in draft.skipped:
        hold(behind <= start < end <= len(text), "skipped ranges are sorted, disjoint, inside")
        behind = end
    kept = "".join(
        text[a:b]
        for a, b in zip(
            [0, *(end for _, end in draft.skipped)],
            [*(start for start, _ in draft.skipped), len(text)],
            strict=True,
        )
    )
    hold(any(c.isprintable() and not c.isspace() for c in kept), "something is left to judge")
    for value in (draft.meta.unit, draft.meta.title, draft.meta.kind, *draft.meta.others.values()):
        hold(value is None or (isinstance(value, str) and value.strip()), "no empty field")


def _check_faults(error: InfoscoreError) -> None:
    hold(error.faults, "an error names a fault")
    for fault in error.faults:
        for lang in ("zh", "en"):
            hold(fault.message(lang).strip(), "a fault says something")


# —— document: text → document ——


def document(data: bytes) -> None:
    """Every range lies in the view, in order, and leads back to the same words of the draft."""
    draft = _draft_of(data)
    if draft is None:
        return
    found = document_of(draft)
    view, text = found.view, draft.text
    hold(found == document_of(draft), "a document is the same twice")
    if view.origin is None:
        hold(len(view.text) == len(text), "without a way back both run in step")
    else:
        hold(len(view.origin) == len(view.text), "every character has its origin")
        hold(all(a < b for a, b in pairwise(view.origin)), "origins rise")
        hold(not view.origin or view.origin[-1] < len(text), "origins lie in the text")
    behind = 0
    for number, part in enumerate(found.paragraphs):
        hold(behind <= part.start < part.end <= len(view.text), "paragraphs rise")
        hold("\n" not in view.text[part.start : part.end], "a paragraph is a line")
        hold(0 <= part.first <= part.last <= len(found.sentences), "a paragraph has sentences")
        inner = found.sentences[part.first : part.last]
        hold(all(s.paragraph == number for s in inner), "a sentence knows its paragraph")
        hold(
            "".join(view.text[s.start : s.end] for s in inner) == view.text[part.start : part.end],
            "sentences make up the paragraph",
        )
        behind = part.end
    for number, sentence in enumerate(found.sentences):
        hold(found.sentence_at(sentence.start) == number, "a sentence is found by its start")
    clauses = {}
    for start, end, sentence in found.clauses:
        clauses[sentence] = clauses.get(sentence, "") + view.text[start:end]
    for number, sentence in enumerate(found.sentences):
        said = view.text[sentence.start : sentence.end]
        hold(clauses.get(number, "") == said, "clauses make up the sentence")
    for layer in found.layers:
        hold(0 <= layer.start < layer.end <= len(view.text), "a mark lies in the view")
        hold(layer.number >= 0 and layer.rank in (1, 2, 3, 4, 9), "a mark has number and rank")
    ranges = [*(p[:2] for p in found.paragraphs), *(c[:2] for c in found.clauses)]
    ranges += [found.title] if found.title else []
    for start, end in ranges:
        first, last = view.source(start, end)
        hold(0 <= first < last <= len(text), "a range leads back into the draft")
        line, column = found.place(first)
        before = text[:first]
        hold(
            (line, column) == (before.count("\n") + 1, first - (before.rfind("\n") + 1) + 1),
            "line and column are those of the draft",
        )
        hold(
            not any(a <= first < b or a < last <= b for a, b in draft.skipped),
            "nothing comes from what was set aside",
        )


def _draft_of(data: bytes):
    try:
        return read_text(data.decode(errors="replace"), "稿件.txt")
    except InputError as error:
        _check_faults(error)
        return None


# —— rules: YAML → rule set ——


def rules(data: bytes) -> None:
    """A local rule file is taken or refused with faults that lead to a place in a file."""
    _keep_small()
    file = _scratch() / "本地.yaml"
    file.write_bytes(data)
    try:
        loaded = load.load_rules(file)
    except RuleError as error:
        _check_faults(error)
        return
    hold(len(loaded.hash) == 64, "rules have their digest")
    again = load.load_rules(file)
    hold(again.hash == loaded.hash, "rules are the same twice")


def _keep_small() -> None:
    if engine_of.cache_info().currsize > 4000:
        engine_of.cache_clear()


# —— grader: text → score ——


@cache
def _grader() -> Grader:
    return Grader(load.load_rules(), as_of=DAY)


def grader(data: bytes) -> None:
    """A score from 0 to 100, the same twice, every quote found where it is said to stand."""
    draft = _draft_of(data)
    if draft is None:
        return
    try:
        item = _grader().grade(draft)
    except InputError as error:
        _check_faults(error)
        return
    hold(item == _grader().grade(draft), "a score is the same twice")
    hold(Decimal(0) <= item.score <= Decimal(100), "a score lies between 0 and 100")
    hold(item.score == item.score.quantize(Decimal("0.1")), "a score has one decimal")
    hold(Decimal(0) <= item.value <= item.value_max, "the value lies within its measure")
    for each in item.principles:
        hold(Decimal(0) <= each.score <= each.max, "a principle lies within its measure")
    hold(all(item.score <= gate.cap for gate in item.gates), "a gate caps the score")
    hold(all(0 <= each.grade <= 1 for each in item.criteria), "a grade lies between 0 and 1")
    for quote in quotes(item):
        _check_quote(draft.text, quote)
    for name in ("json", "text"):
        stream = io.StringIO()
        writer = open_writer(name, stream, _run(), Options(details=True, audit=True))
        writer.item(item)
        writer.close(Summary((), None, (), ()))
        hold(stream.getvalue(), "a report says something")


@cache
def _run():
    return run_of(_grader().rules, DAY, "0")


def quotes(thing):
    """Every quote anywhere in a score."""
    if isinstance(thing, Quote):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from quotes(each)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from quotes(getattr(thing, name))


def _check_quote(text: str, quote) -> None:
    hold(0 <= quote.start <= quote.end <= len(text), "a quote lies in the draft")
    hold(text[quote.start : quote.end] == quote.text, "a quote is the draft's own words")
    before = text[: quote.start]
    place = before.count("\n") + 1, quote.start - (before.rfind("\n") + 1) + 1
    hold((quote.line, quote.column) == place, "a quote stands where it is said to stand")


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="infoscore-fuzz-"))


TARGETS = {"reader": reader, "document": document, "rules": rules, "grader": grader}
