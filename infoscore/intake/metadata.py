"""Header and footer lines: who sent the draft, when, signed by whom. Never part of the item."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from infoscore.intake.dates import DATE, TIME, parse_moment
from infoscore.intake.labels import AT_FOOT, IN_LINES, find_labels
from infoscore.intake.ranges import Range, lines_of
from infoscore.intake.simplified import simplify
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

NEAR = 8  # header and footer lines stand among the first and last so many lines with text
LONGEST = 80  # a longer line is prose
MOST_HEAD = 2  # title and unit: behind them there is a text
_LONGEST_VALUE = 40

_ORGAN = (
    r"[^，。；：！？,.;:!?（）()“”《》【】]{1,36}(?:局|委|办|科|处|室|股|府|院|中心|站|队|所|会|部|厅|公司|厂|校"
    r"|大学|银行|政协|人大|联|镇|乡|街道|社区|村|园区|开发区|县|区|市)"
)
_DAY_SAID = lazily(
    r"^(?:农历)?[正腊冬一二三四五六七八九十]{1,2}月(?:[初廿]?[一二三四五六七八九十]{1,3}[日号]?|[上中下]旬)\s*"
)
_OFFICE = re.compile(r".*(?:局|委|办|科|处|室|府|院|中心|站|队|所|会|部|厅|政协|人大|街道)")
_NOT_ORGAN = re.compile(
    r"(?:涉及|位于|包括|其中|不含|含|如|即|见|详见|在|为|占|共|由|据|注|附|截至|截止|来源|数据|资料|[一二三四五六七八九十\d]{1,3}[是、.．个家名条])"
)
_SHORT_DATE = r"\d{1,2}月\d{1,2}[日号]"
_WHEN = rf"(?:{DATE}{TIME}?|{_SHORT_DATE}{TIME}?)"
_SIGNED = re.compile(
    rf"(?P<unit>{_ORGAN})?[\s，,]*(?:(?<=\s)[^\W\d_]{{2,3}}\s*)?(?P<sent>{_WHEN})?"
    r"(?:印发|编印|编发)?"
)
_FULL_DATE = re.compile(rf"[（(]?({DATE}{TIME}?)[）)]?(?:印发|编印|编发)?")
_PUBLISHER = re.compile(rf"({_ORGAN})\s?(?:主办|编印|编发|编)")
_BRACKETS = re.compile(r"[（(]([^（）()]{2,60})[）)]\s*$")
_OFFICE_CALLED = r"(?!各)[^\s，。；：:、《》“”]{2,24}(?:科|处|室|办|股|局|委|府|中心|组|部|厅)"
_GREETING = re.compile(rf"{_OFFICE_CALLED}(?:、{_OFFICE_CALLED}){{0,5}}[:：]")
_UNIT_LINE = re.compile(
    r"[^\s，。；：:、《》“”（）()]{2,20}"
    r"(?:人民政府|办事处|办公室|委员会|管委会|居委会|村委会|研究室|党工委|局)"
)
_UNIT_BEFORE = lazily(rf"(?!{_NOT_ORGAN.pattern}){_ORGAN}")
_ATTACHMENT = re.compile(r"附\s?件\s?[\d一二三四五六七八九十]{0,2}\s?[:：]")
_NUMBERED = lazily(r"(?:附件)?[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、]|《[^》]{2,40}》$")
_FORM_NAME = re.compile(
    r"[\w（）()〔〕]{0,24}"
    r"(?:报送|报审|送审|审批|呈报|登记|采编|投稿|上报|审签|发文|稿)(?:单|表|笺|签|卡)"
)
_NUMERAL = r"[\d〇零一二三四五六七八九十百]{1,4}"
_ISSUE = re.compile(
    rf"[（(]?\s?(?:\d{{4}}\s?年?\s?)?(?:增刊)?第\s?{_NUMERAL}\s?期\s?"
    rf"(?:[（(]\s?总\s?第?\s?{_NUMERAL}\s?期\s?[）)])?\s?[）)]?"
)
_PERIODICAL = re.compile(
    r"[《\w]{0,16}(?:信息|专报|快报|简报|要情|参考|动态|增刊|摘报|参阅|呈阅件|通讯)》?"
)
_SECRECY = re.compile(
    r"(?:绝密|机密|秘密)(?:★.{0,10})?|内部(?:资料|参考|文件|情况|刊物)(?:[\s，,]{0,4}\w{4,6})?"
)
_URGENCY = re.compile(r"特提|特急|加急|平急|急件")
_COPIES = re.compile(r"[（(]?\s?(?:本期)?共?印(?:发|制)?\s?(\d{1,5})\s?份\s?[）)]?")
_BLANK_FORM = "×✕xXＸ*＿_ …—-.年月日时分：:"  # what stands in a form nobody filled in
_CELLS = re.compile(r"[ \u3000]{2,}|[\u3000\t]")
_SENTENCE_ENDS = tuple("。！？；”")
_ENDING = frozenset({"addressee", "copies"})  # a list of offices, which a full stop may end


@dataclass(slots=True)
class Lines:
    """What header and footer lines of ``text`` gave: ranges of it, fields by standard name.

    The lines are read in simplified characters (``plain``); the fields keep those of the text.
    """

    text: str
    plain: str
    ranges: list[Range] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def add(self, where: Range, **values: str) -> None:
        """Set a range aside. The first value of a name stands, but a dated beats an undated."""
        self.ranges.append(where)
        for name, value in values.items():
            kept = self.fields.get(name)
            if _says_something(value) and (not kept or (name == "sent" and not parse_moment(kept))):
                at = self.plain.find(value, *where)
                self.fields[name] = value if at < 0 else self.text[at : at + len(value)]

    def holds(self, line: _Line) -> bool:
        return any(start < line.end and line.start < end for start, end in self.ranges)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks around it, in simplified characters."""

    start: int
    end: int
    text: str

    @property
    def where(self) -> Range:
        return self.start, self.end


def read_lines(text: str, start: int, residue: Sequence[Range]) -> Lines:
    """Header and footer lines of ``text`` from ``start`` on; lines in ``residue`` do not count."""
    found = Lines(text, simplify(text))
    head = list(islice(_visible(found.plain, lines_of(text, start), residue), NEAR))
    tail = list(islice(_visible(found.plain, _backward(text, start), residue), NEAR))[::-1]
    steps = (
        (head, (_read_labelled, _read_masthead, _read_greeting)),
        (tail, (_read_attachments, _read_foot, _read_copies, _read_signature)),
        # last: in a short draft the signature is near the head too
        (head, (_read_dateline, _read_unit_line)),
    )
    for lines, readers in steps:
        for read_some in readers:
            read_some([line for line in lines if not found.holds(line)], found)
    return found


def read_margins(lines: Iterable[str]) -> dict[str, str]:
    """The fields that the page header and footer of a Word file give."""
    text = "\n".join(lines)
    found = Lines(text, simplify(text))
    kept = list(_visible(found.plain, lines_of(text), ()))
    _read_labelled(kept, found)
    _read_masthead(kept, found)
    return found.fields


def _says_something(value: str) -> bool:
    """Whether ``value`` is more than the blanks of a form that nobody filled in."""
    return any(c not in _BLANK_FORM and c.isprintable() and not c.isspace() for c in value)


def _backward(text: str, start: int) -> Iterator[Range]:
    end = len(text)
    while end >= start:
        begin = max(text.rfind("\n", start, end) + 1, start)
        yield begin, end
        end = begin - 1


def _visible(text: str, lines: Iterable[Range], residue: Sequence[Range]) -> Iterator[_Line]:
    """The lines that are neither blank nor web-page residue."""
    for start, end in lines:
        whole = text[start:end]
        plain = whole.strip()
        begin = start + len(whole) - len(whole.lstrip())
        after = bisect_right(residue, (begin, len(text)))
        if plain and not (after and residue[after - 1][1] >= begin + len(plain)):
            yield _Line(begin, begin + len(plain), plain)


def _read_labelled(
    lines: Sequence[_Line], found: Lines, names: Mapping[str, str] = IN_LINES
) -> None:
    for line in lines:
        for name, value, label_end in _labelled(line.text, names):
            if name == "title":  # the title itself stays where it is
                found.add((line.start, line.start + label_end), title=value)
            elif name == "addressee" and parse_moment(value):  # 报送：2026年3月5日9时
                found.add(line.where, sent=value)
            else:
                found.add(line.where, **{name: value})


def _read_foot(lines: Sequence[_Line], found: Lines) -> None:
    """``报送：市委办、市政府办　编辑：韩某　签发：马某``: whom it goes to, and who made it."""
    _read_labelled(lines, found, AT_FOOT)


def _read_attachments(lines: Sequence[_Line], found: Lines) -> None:
    """``附件：1.公路路况统计表`` and the numbered lines below it: names of files, no sentences."""
    listed = False
    for line in lines:
        opened = _ATTACHMENT.match(line.text)
        listed = (
            (opened is not None or (listed and _NUMBERED.match(line.text) is not None))
            and len(line.text) <= LONGEST
            and not line.text.endswith(_SENTENCE_ENDS)
        )
        if listed:
            found.add(line.where, attachment=line.text[opened.end() if opened else 0 :].strip())


def _labelled(line: str, names: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """``label：value`` pairs with the end of each label; empty unless the line is nothing else."""
    if len(line) > LONGEST:
        return []
    labels = find_labels(line, names)
    if not labels:
        return []
    before = line[: labels[0][0]].strip("（(【[*#>-|，,；; \u3000")
    if before and not _UNIT_BEFORE.fullmatch(before):
        return []
    pairs = [("unit", before, labels[0][0])] if before else []
    ends = [start for start, _, _ in labels[1:]] + [len(line)]
    for (_, label_end, name), end in zip(labels, ends, strict=True):
        value = line[label_end:end].strip(" \u3000\t，,；;、|｜*】]（(")
        if end < len(line) or name in _ENDING:
            value = value.removesuffix("。")
        if not ("（" in value or "(" in value):
            value = value.rstrip("）) ")
        if name != "title" and (_too_long(name, value) or any(c in value for c in "。！？")):
            return []
        pairs.append((name, value, label_end))
    return pairs


def _too_long(name: str, value: str) -> bool:
    """A list of offices may be as long as its line; who signed is told in few words."""
    return len(value) > _LONGEST_VALUE and name not in _ENDING


def _read_masthead(lines: Sequence[_Line], found: Lines) -> None:
    """The head of a periodical: its name, issue, publisher, date, secrecy."""
    for number, line in enumerate(lines):
        if len(line.text) > LONGEST:
            continue
        if number == 0 and _FORM_NAME.fullmatch("".join(line.text.split())):
            found.add(line.where, form=line.text)
            continue
        cells = [_masthead_cell(line.text)]
        if not cells[0][0]:
            cells = [_masthead_cell(cell) for cell in _CELLS.split(line.text) if cell.strip()]
        values = {name: value for name, value in cells if name}
        if len(values) < len(cells) or not values.keys() - {"sent"}:
            continue
        found.add(line.where, **values)
        above = lines[number - 1] if number else None
        name = "".join(above.text.split()) if above else ""
        if "issue" in values and above and _PERIODICAL.fullmatch(name):
            found.add(above.where, periodical=name)


def _masthead_cell(cell: str) -> tuple[str, str]:
    plain = cell.strip()
    if _ISSUE.fullmatch(plain):
        return "issue", plain
    if _SECRECY.fullmatch(plain):
        return "secrecy", plain
    if _URGENCY.fullmatch(plain):
        return "urgency", plain
    dated, published = _FULL_DATE.fullmatch(plain), _PUBLISHER.fullmatch(plain)
    if dated:
        return "sent", dated[1]
    return ("publisher", published[1]) if published else ("", "")


def _read_greeting(lines: Sequence[_Line], found: Lines) -> None:
    """``市政府办公室信息科：``; a call to all subordinates stays, it is a sign of a notice."""
    for line in lines[:4]:
        if _GREETING.fullmatch(line.text):
            found.add(line.where, addressee=line.text[:-1])
            return


def _read_dateline(lines: Sequence[_Line], found: Lines) -> None:
    """A date below the title, with the unit on the same line or the line before."""
    for number, line in enumerate(lines[:3]):
        if len(line.text) > LONGEST:
            return
        date = _FULL_DATE.fullmatch(line.text)
        unit, sent = _signed(line.text.strip("（()）"))
        if date:
            found.add(line.where, sent=date[1])
            above = lines[number - 1] if number > 1 else None
            unit, sent = _signed(above.text) if above else ("", "")
            if above and unit and not sent and _OFFICE.fullmatch(unit):
                found.add(above.where, unit=unit)
            return
        if unit and parse_moment(sent):
            found.add(line.where, unit=unit, sent=sent)
            return


def _read_unit_line(lines: Sequence[_Line], found: Lines) -> None:
    """The unit alone below the title, as the author of what follows."""
    if len(lines) > MOST_HEAD and _UNIT_LINE.fullmatch(lines[1].text):
        found.add(lines[1].where, unit=lines[1].text)


def _read_copies(lines: Sequence[_Line], found: Lines) -> None:
    for line in lines:
        copies = _COPIES.fullmatch(line.text)
        if copies:
            found.add(line.where, copies=copies[1])


def _read_signature(lines: Sequence[_Line], found: Lines) -> None:
    """Unit and date at the very end: in brackets, on one line, or on two."""
    if not lines:
        return
    last = lines[-1]
    above = lines[-2] if len(lines) > 1 else None
    brackets = _BRACKETS.search(last.text[-LONGEST:])
    if brackets:
        start = last.end - len(brackets[0])
        before = last.text[: start - last.start].rstrip()
        unit, sent = _signed(brackets[1])
        official = bool(_OFFICE.fullmatch(unit))
        if (unit and sent) or (official and (not before or before.endswith(_SENTENCE_ENDS))):
            found.add((start, last.end), unit=unit, sent=sent)
        elif parse_moment(sent) and not before:
            found.add(last.where, sent=sent)
        return
    unit, sent = _signed(last.text)
    if unit and sent:
        found.add(last.where, unit=unit, sent=sent)
    elif sent:
        unit, _ = _signed(above.text) if above else ("", "")
        if unit or parse_moment(sent):  # without its year, a date alone may be the item's own
            found.add(last.where, sent=sent)
        if above and unit:
            found.add(above.where, unit=unit)
    elif _OFFICE.fullmatch(unit) and above and _ends_the_text(above.text):
        found.add(last.where, unit=unit)


def _ends_the_text(line: str) -> bool:
    """Whether a signature may follow: the end of a sentence or a row of a table."""
    return line.endswith(_SENTENCE_ENDS) or "\t" in line


def _signed(text: str) -> tuple[str, str]:
    """Unit and time that make up ``text``, empty where missing; both empty if it says more."""
    found = _SIGNED.fullmatch(text.strip()) if len(text) <= LONGEST else None
    unit = _DAY_SAID.sub("", (found["unit"] or "").strip()) if found else ""
    if not found or _NOT_ORGAN.match(unit):
        return "", ""
    return unit, (found["sent"] or "").strip()
