"""The vocabulary of the rules: slots numbered, terms and patterns ready to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infoscore.ruleset.collect import single_of
from infoscore.ruleset.declared import SLOT_LISTS, in_order
from infoscore.ruleset.definitions import SINGLES
from infoscore.ruleset.field import MISSING, Context, unknown
from infoscore.ruleset.literals import split
from infoscore.ruleset.model import Words
from infoscore.ruleset.patterns import Pattern, engine_of
from infoscore.ruleset.regex import PATTERN
from infoscore.ruleset.slots import Derivation, Lexicon, Measure, Section, Slots, SlotTest
from infoscore.ruleset.yamlnode import SeqNode
from infoscore.text.pairs import pairs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from infoscore.ruleset.fields import Placed
    from infoscore.ruleset.regex import PatternSpec
    from infoscore.ruleset.yamlnode import MapNode, Node

MAX_PROGRAMS = 500_000  # steps of RE2 programs; the built-in patterns take a tenth
LONGEST_COMMON = 4  # of the terms whose pairs are words of any item
TYPED = {
    "N": Words("数据（数字＋单位）", "figure with unit"),
    "N_people": Words("人数", "number of people"),
    "N_household": Words("户数", "number of households"),
    "N_money": Words("金额", "amount of money"),
    "N_rate": Words("比率", "rate"),
    "N_area": Words("面积", "area"),
    "N_weight": Words("重量", "weight"),
    "N_length": Words("长度", "length"),
    "N_time": Words("时长", "length of time"),
    "N_count": Words("件数", "count"),
    "N_energy": Words("能耗", "energy"),
    "T": Words("时间", "date or time"),
    "T_hour": Words("几时几分", "hour or minute"),
    "T_day": Words("具体日期", "day"),
    "T_period": Words("时段", "period"),
    "T_until": Words("……前（时限）", "deadline date"),
    "P": Words("地名", "named place"),
    "P_fine": Words("乡镇村居等具体地点", "township or finer place"),
    "A": Words("具名单位", "named body"),
    "layer": Words("分层标记", "enumeration mark"),
    "foreign": Words("与全文不相干的段落", "a paragraph on another matter"),
    "canned": Words("放在哪篇都行的话", "a sentence that would fit any draft"),
}

HINTS = {"T_until": Words("何时办成", "by when")}


def slots_of(
    lists: Mapping[str, list[Any]],
    singles: Mapping[str, Node],
    ctx: Context,
    items: Mapping[str, Mapping[str, MapNode]],
    twice: Sequence[MapNode],
) -> Slots | None:
    """Number the slots: typed ones, lexicons, declared ones in the order written.

    ``items`` are all entries by section and id, also those that are not in order; they are not
    told as missing, and of slots, as of those declared ``twice``, the patterns are checked.
    """
    lexicons = _lexicons(lists)
    names = _names(lists, lexicons, items)
    ids = tuple(names)
    bits = {name: 1 << number for number, name in enumerate(ids)}
    terms: dict[str, tuple[str, ...]] = {name: (name,) for name in items.get("lexicons", ())}
    terms |= {x.id: x.terms for x in lexicons}
    budget = _Budget(terms, ctx)
    literals, patterns = _searched(lists, ids, budget)
    read = {declared["id"] for declared in lists["slots"]}
    broken = [node for name, node in items.get("slots", {}).items() if name not in read]
    for spec in _patterns_of((*broken, *twice)):
        budget.compile(spec)
    derivations = [
        derivation
        for declared in in_order(lists["slots"], ctx)
        for derivation in _derivations(declared, ids.index(declared["id"]), bits, ctx)
    ]
    units = _units(singles.get("units"), terms, ctx)
    filler = single_of(SINGLES["filler"], singles.get("filler"), "filler", ctx)
    if units is None or filler is None or filler is MISSING:
        return None
    forms = [x.id for x in lexicons if x.tells == "form"]
    forms += [declared["id"] for declared in lists["slots"] if declared["tells"] == "form"]
    return Slots(
        ids,
        names,
        _hints(lists, lexicons),
        tuple(lexicons),
        literals,
        tuple(patterns),
        tuple(
            Section(ids.index(s["id"]), bits[f"{s['id']}_head"], s["runs_on"])
            for s in lists["sections"]
        ),
        tuple(derivations),
        tuple(_measure(declared, bits, ctx) for declared in lists["measures"]),
        *units,
        _common(lexicons),
        sum(bits[name] for name in forms),
        filler,
    )


def _lexicons(lists: Mapping[str, list[Any]]) -> list[Lexicon]:
    """The lexicons by id, then what heads a section and what names a topic of the period."""
    lexicons: list[Lexicon] = sorted(lists["lexicons"], key=lambda x: x.id)
    heads = [
        Lexicon(f"{s['id']}_head", s["name"], "sections", s["heads"], "form")
        for s in lists["sections"]
    ]
    topics = [
        Lexicon(f"topic_{p['id']}", p["name"], "priorities", p["aliases"])
        for p in lists["priorities"]
    ]
    return lexicons + heads + topics


def _names(
    lists: Mapping[str, list[Any]],
    lexicons: Iterable[Lexicon],
    items: Mapping[str, Mapping[str, MapNode]],
) -> dict[str, Words]:
    """The slots in the order of their numbers; those not in order have but their id for a name."""
    names = TYPED | {entry.id: entry.name for entry in lexicons}
    names |= {declared["id"]: declared["name"] for declared in lists["sections"]}
    names |= {declared["id"]: declared["name"] for declared in lists["slots"]}
    for name in _declared(items):
        names.setdefault(name, Words(name))
    return names


def _hints(lists: Mapping[str, list[Any]], lexicons: Iterable[Lexicon]) -> dict[str, Words]:
    hints = {**HINTS, **{x.id: x.hint for x in lexicons if x.hint is not None}}
    return hints | {d["id"]: d["hint"] for d in lists["slots"] if d["hint"] is not None}


def _searched(
    lists: Mapping[str, list[Any]], ids: tuple[str, ...], budget: _Budget
) -> tuple[dict[int, tuple[str, ...]], list[tuple[int, Pattern]]]:
    """The texts and the patterns by which the declared slots are found, with their numbers."""
    counted = {name.value for measure in lists["measures"] for name in measure["slots"]}
    literals: dict[int, tuple[str, ...]] = {}
    patterns: list[tuple[int, Pattern]] = []
    for declared in lists["slots"]:
        number = ids.index(declared["id"])
        made = [budget.compile(spec) for spec in declared["patterns"]]
        words, own = _sorted_out([p for p in made if p], exact=declared["id"] in counted)
        patterns += [(number, pattern) for pattern in own]
        if words:
            literals[number] = words
    return literals, patterns


def _measure(declared: Mapping[str, Any], bits: Mapping[str, int], ctx: Context) -> Measure:
    return Measure(
        declared["id"],
        declared["name"],
        bits_of(declared["slots"], bits, ctx),
        declared["share_of"],
        declared["per_100"],
        declared["unquoted"],
    )


def _declared(items: Mapping[str, Mapping[str, MapNode]]) -> Iterator[str]:
    """The ids of all slots that are declared, in order or not."""
    for section in SLOT_LISTS:
        yield from items.get(section, ())
    yield from (f"{name}_head" for name in items.get("sections", ()))
    yield from (f"topic_{name}" for name in items.get("priorities", ()))


def _patterns_of(nodes: Iterable[MapNode]) -> Iterator[PatternSpec]:
    """The patterns of slots whose own faults are told already."""
    for node in nodes:
        patterns = node.get("patterns")
        for each in patterns.items if isinstance(patterns, SeqNode) else ():
            spec = PATTERN.read(each, Context())
            if spec is not MISSING:
                yield spec


def _common(lexicons: Iterable[Lexicon]) -> frozenset[str]:
    """The pairs of the short terms that tell nothing of a matter."""
    terms = (term for x in lexicons if x.tells != "matter" for term in x.terms)
    return pairs_in("\n".join(term for term in terms if len(term) <= LONGEST_COMMON))


class _Budget:
    """What all patterns together may take of memory and time."""

    def __init__(self, terms: Mapping[str, tuple[str, ...]], ctx: Context) -> None:
        self.terms, self.ctx = terms, ctx
        self.left = MAX_PROGRAMS

    def compile(self, spec: PatternSpec) -> Pattern | None:
        """The checked pattern; None, and a fault, where it is broken or no room is left."""
        if self.left <= 0:
            return None
        made = spec.compile(self.ctx.faults, self.terms)
        if made is not None:
            self.left -= engine_of(made.source).programsize
            if self.left <= 0:
                self.ctx.note(spec.where, "ruleset.patterns_big")
        return made


def _sorted_out(patterns: list[Pattern], *, exact: bool) -> tuple[tuple[str, ...], list[Pattern]]:
    """The patterns of one slot as texts for the automaton of terms and as few patterns as will
    do. Where every match is counted (``exact``) they are left as they are.
    """
    if exact:
        return (), patterns
    words: list[str] = []
    own: list[Pattern] = []
    for pattern in patterns:
        if pattern.not_before or pattern.not_after:
            own.append(pattern)
            continue
        finite, others = split(pattern.source)
        words += finite
        own += map(Pattern, others)
    return tuple(sorted(set(words))), own


def _derivations(
    declared: Mapping[str, Any], number: int, bits: Mapping[str, int], ctx: Context
) -> list[Derivation]:
    if declared["union"]:
        return [
            Derivation(
                number, SlotTest(declared["within"], 0, bits_of(declared["union"], bits, ctx), 0)
            )
        ]
    if not (declared["all"] or declared["any"]):
        return []
    need, some, also, bar = (
        bits_of(declared[key], bits, ctx) for key in ("all", "any", "and_any", "none")
    )
    return [Derivation(number, SlotTest(declared["within"], need, some, bar), also)]


def bits_of(names: tuple[Placed[str], ...], bits: Mapping[str, int], ctx: Context) -> int:
    """A list of slot names as bits; a fault for each name that no slot has."""
    whole = 0
    for name in names:
        if name.value in bits:
            whole |= bits[name.value]
        else:
            ctx.faults.append(unknown(name.where, "ruleset.unknown_slot", name.value, bits))
    return whole


def _units(
    node: Node | None, terms: Mapping[str, tuple[str, ...]], ctx: Context
) -> tuple[dict[str, str], frozenset[str]] | None:
    made = single_of(SINGLES["units"], node, "units", ctx)
    if made is None or made is MISSING:
        return None
    units = {unit: group for group in made["groups"] for unit in terms.get(group, ())}
    return units, frozenset(made["hollow"])
