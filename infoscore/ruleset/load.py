"""From rule files to a :class:`RuleSet`: read all, check all, then freeze.

Everything that is wrong is told in one go, each fault with its file, line and column.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoscore.errors import Fault, Location, RuleError, fault
from infoscore.ruleset.definitions import LISTS, LOCAL, OPTIONAL, SINGLES, sections
from infoscore.ruleset.field import MISSING, Context, resolve, unknown
from infoscore.ruleset.finite import split
from infoscore.ruleset.locate import builtin_rules
from infoscore.ruleset.model import (
    SEVERITIES,
    AuditCheck,
    AuditRules,
    Derivation,
    Lexicon,
    Measure,
    Priority,
    RuleSet,
    Section,
    Slots,
    SlotTest,
    Words,
)
from infoscore.ruleset.overlay import overlay
from infoscore.ruleset.patterns import Pattern
from infoscore.ruleset.series import Series
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from infoscore.ruleset.fields import Field, Placed

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
}
BUILTIN_MEASURES = frozenset(
    [
        "han",
        "sentences",
        "mean_sentence",
        "long_sentence_share",
        "figures",
        "figures_100",
        "title_length",
        "lead_length",
        "title_kept",
        "function_share",
        "vocabulary",
        "repeat_share",
        "layers",
        "layer_gaps",
        "bare_numbers",
        "broken_end",
        "broken_start",
        "paragraphs",
        "distinct_dates",
        "audit_hard",
        "audit_headline",
        "ended_share",
        "longest_clause",
    ]
)
METHODS = "methods"  # the folder of the methods by which units are scored, no part of these rules
_KEYED = {"criteria", "principles", "kinds", "gates", "notices", "audit", "chains", *LISTS}
_SPACES = {"lexicons": "slots", "slots": "slots", "sections": "slots", "measures": "measures"}
_KNOWN = {*_KEYED, *SINGLES, *LOCAL}


def load_rules(path: str | Path | None = None) -> RuleSet:
    """The rules of a file or folder, or the built-in ones; RuleError with every fault found.

    A local rule set that says ``extends: builtin`` changes the built-in one; any other must
    be complete in itself.
    """
    ctx = Context()
    files = _files(Path(path), ctx) if path is not None else []
    nodes = _read(files, ctx)
    if path is None or any(_extends(node) for _, node in nodes):
        root = builtin_rules()
        found = [p for p in root.rglob("*.yaml") if not _is_method(p, root)]
        built = sorted(found, key=lambda p: p.relative_to(root).as_posix())
        nodes = _read([(p, f"rules/{p.relative_to(root).as_posix()}") for p in built], ctx) + nodes
    if ctx.faults:
        raise RuleError(*ctx.ordered())
    rules = _build(nodes, ctx)
    if ctx.faults or rules is None:
        raise RuleError(*ctx.ordered())
    return rules


def _files(path: Path, ctx: Context) -> list[tuple[Path, str]]:
    if path.is_dir():
        files = (p for p in path.rglob("*.y*ml") if p.suffix in {".yaml", ".yml"})
        found = sorted(p for p in files if not _is_method(p, path))
        if not found:
            ctx.faults.append(fault(str(path), "ruleset.empty_folder"))
        return [(p, p.as_posix()) for p in found]
    return [(path, path.as_posix())]


def _is_method(file: Path, root: Path) -> bool:
    return file.relative_to(root).parts[0] == METHODS


def _read(files: list[tuple[Path, str]], ctx: Context) -> list[tuple[str, MapNode]]:
    nodes: list[tuple[str, MapNode]] = []
    for file, shown in files:
        node = read_file(file, shown, ctx.faults)
        if isinstance(node, MapNode):
            nodes.append((shown, node))
        elif node is not None:
            ctx.note(node.where, "ruleset.want_map", example="lexicons: …", got="…")
    return nodes


def _extends(node: MapNode) -> bool:
    return node.get("extends") is not None


def _build(nodes: list[tuple[str, MapNode]], ctx: Context) -> RuleSet | None:
    items, singles = _collect(nodes, ctx)
    lists = {name: _items(LISTS[name], items.get(name, {}), ctx) for name in LISTS}
    slots = _slots(lists, singles, ctx)
    if slots is None:
        return None
    bits = {name: 1 << number for number, name in enumerate(slots.ids)}
    measures = BUILTIN_MEASURES | {m.id for m in slots.measures}
    fields = sections(bits, measures)
    made = {name: _items(fields[name], items.get(name, {}), ctx) for name in fields}
    head = {
        name: _single(SINGLES[name], singles.get(name), name, ctx)
        for name in SINGLES
        if name in singles or name not in OPTIONAL
    }
    audit = _audit(made["audit"], head.get("audit_points") or {}, bits, ctx)
    series = _series(head.get("series"), bits, ctx)
    ctx.faults += resolve(
        ctx.refs,
        {
            "criterion": [c.id for c in made["criteria"]],
            "kind": [k.card.id for k in made["kinds"]],
            "measure": sorted(measures),
            "lexicon": [x.id for x in slots.lexicons],
        },
    )
    if ctx.faults:
        return None
    return RuleSet(
        id=head["ruleset"]["id"],
        version=head["ruleset"]["version"],
        hash=_hash(nodes),
        name=head["ruleset"]["name"],
        slots=slots,
        criteria=tuple(sorted(made["criteria"], key=lambda c: c.id)),
        principles=tuple(made["principles"]),
        kinds=tuple(made["kinds"]),
        gates=tuple(made["gates"]),
        notices=tuple(made["notices"]),
        audit=audit,
        scoring=head["scoring"],
        timeliness=head["timeliness"],
        priorities=tuple(
            Priority(
                p["id"],
                p["name"],
                slots.ids.index(f"topic_{p['id']}"),
                p["weight"],
                p["valid_from"],
                p["valid_to"],
            )
            for p in lists["priorities"]
        ),
        calendar=head["calendar"],
        series=series,
        chains=tuple(made["chains"]),
    )


def _collect(
    nodes: list[tuple[str, MapNode]], ctx: Context
) -> tuple[dict[str, dict[str, MapNode]], dict[str, Node]]:
    """Entries of every section by id, local changes applied, and the sections that stand once."""
    items: dict[str, dict[str, MapNode]] = {}
    singles: dict[str, Node] = {}
    owners: dict[tuple[str, str], Location] = {}
    changes: list[MapNode] = []
    for _, node in nodes:
        if _extends(node):
            changes.append(node)
        for key, below in node.entries:
            if key.text in _KEYED:
                for name, entry in _identified(below, ctx):
                    space = _SPACES.get(key.text, "rules"), name
                    if space in owners:
                        ctx.note(entry.where, "ruleset.twice", entry=name, first=owners[space])
                    owners[space] = entry.where
                    items.setdefault(key.text, {})[name] = entry
            elif key.text in SINGLES:
                singles[key.text] = below
            elif key.text not in LOCAL:
                ctx.faults.append(unknown(key.where, "ruleset.unknown_key", key.text, _KNOWN))
    for node in changes:
        _change(node, items, singles, ctx)
    return items, singles


def _change(
    node: MapNode, items: dict[str, dict[str, MapNode]], singles: dict[str, Node], ctx: Context
) -> None:
    """Apply ``override`` and ``disable`` of a local file; a rule's id goes before a word list's."""
    base = {name: entry for name, entry in singles.items() if isinstance(entry, MapNode)}
    owners = dict.fromkeys(base, singles)
    for name in sorted(items, key=lambda section: (section not in _SPACES, section)):
        for entry, below in items[name].items():
            base[entry] = below
            owners[entry] = items[name]  # type: ignore[assignment]
    changed = overlay(base, node.get("override"), ctx, node.get("disable"))
    for name, owner in owners.items():
        if name in changed:
            owner[name] = changed[name]
        else:
            del owner[name]


def _identified(node: Node, ctx: Context) -> list[tuple[str, MapNode]]:
    if not isinstance(node, SeqNode):
        ctx.note(node.where, "ruleset.want_list", example="- id: …", got="…")
        return []
    found = []
    for entry in node.items:
        name = entry.get("id") if isinstance(entry, MapNode) else None
        if isinstance(entry, MapNode) and isinstance(name, ScalarNode):
            found.append((name.text, entry))
        else:
            ctx.note(entry.where, "ruleset.key_missing", entry="id")
    return found


def _items(field: Field[Any], entries: Mapping[str, MapNode], ctx: Context) -> list[Any]:
    values = (field.read(entry, ctx) for entry in entries.values())
    return [value for value in values if value is not MISSING]


def _single(field: Field[Any], node: Node | None, name: str, ctx: Context) -> Any:
    if node is None:
        ctx.note(Location("rules"), "ruleset.section_missing", entry=name)
        return None
    return field.read(node, ctx)


def _audit(
    checks: list[AuditCheck], points: Mapping[str, Any], bits: Mapping[str, int], ctx: Context
) -> AuditRules:
    """The checks with what they cost; a rule set that gives no points only tells."""
    return AuditRules(
        {check.card.id: check for check in checks},
        {severity: points.get(severity, Decimal(0)) for severity in SEVERITIES},
        points.get("most", Decimal(0)),
        _bits(points.get("source", ()), bits, ctx),
    )


def _series(made: Mapping[str, Any] | None, bits: Mapping[str, int], ctx: Context) -> Series | None:
    """By what the reports of one emergency are known; None for rules that do not ask."""
    if not isinstance(made, dict):
        return None
    return Series(**{**made, "events": _bits(made["events"], bits, ctx)})


def _slots(
    lists: Mapping[str, list[Any]], singles: Mapping[str, Node], ctx: Context
) -> Slots | None:
    """Number the slots: typed ones, lexicons, declared ones in the order written."""
    lexicons: list[Lexicon] = sorted(lists["lexicons"], key=lambda x: x.id)
    heads = [
        Lexicon(f"{s['id']}_head", s["name"], "sections", s["heads"]) for s in lists["sections"]
    ]
    topics = [
        Lexicon(f"topic_{p['id']}", p["name"], "priorities", p["aliases"])
        for p in lists["priorities"]
    ]
    lexicons += heads + topics
    names: dict[str, Words] = dict(TYPED)
    for entry in lexicons:
        names[entry.id] = entry.name
    for declared in (*lists["sections"], *lists["slots"]):
        names[declared["id"]] = declared["name"]
    hints = {d["id"]: d["hint"] for d in lists["slots"] if d["hint"] is not None}
    bits = {name: 1 << number for number, name in enumerate(names)}
    ids = tuple(names)
    terms = {x.id: x.terms for x in lexicons}
    counted = _union_of(m["slots"] for m in lists["measures"])
    literals: dict[int, tuple[str, ...]] = {}
    patterns, derivations = [], []
    for declared in lists["slots"]:
        number = ids.index(declared["id"])
        made = [spec.compile(ctx.faults, terms) for spec in declared["patterns"]]
        words, own = _sorted_out([p for p in made if p], exact=declared["id"] in counted)
        patterns += [(number, pattern) for pattern in own]
        if words:
            literals[number] = words
        derivations += _derivations(declared, number, bits, ctx)
    units = _units(singles.get("units"), terms, ctx)
    if units is None:
        return None
    return Slots(
        ids,
        names,
        hints,
        tuple(lexicons),
        literals,
        tuple(patterns),
        tuple(Section(ids.index(s["id"]), bits[f"{s['id']}_head"]) for s in lists["sections"]),
        tuple(derivations),
        tuple(
            Measure(m["id"], m["name"], _bits(m["slots"], bits, ctx), m["share_of"], m["per_100"])
            for m in lists["measures"]
        ),
        *units,
    )


def _union_of(names: Iterable[tuple[Placed[str], ...]]) -> set[str]:
    return {name.value for some in names for name in some}


def _sorted_out(patterns: list[Pattern], *, exact: bool) -> tuple[tuple[str, ...], list[Pattern]]:
    """The patterns of one slot as texts for the automaton of terms and as few patterns as will
    do. Where every match is counted (``exact``) they are left as they are.
    """
    if exact:
        return (), patterns
    words: list[str] = []
    rest: list[str] = []
    own: list[Pattern] = []
    for pattern in patterns:
        if pattern.not_before or pattern.not_after:
            own.append(pattern)
            continue
        finite, other = split(pattern.source)
        words += finite
        if other is not None:
            rest.append(other)
    if rest:
        own.append(Pattern("|".join(f"(?:{source})" for source in rest)))
    return tuple(sorted(set(words))), own


def _derivations(
    declared: Mapping[str, Any], number: int, bits: Mapping[str, int], ctx: Context
) -> list[Derivation]:
    if declared["union"]:
        return [
            Derivation(
                number, SlotTest(declared["within"], 0, _bits(declared["union"], bits, ctx), 0)
            )
        ]
    if not (declared["all"] or declared["any"]):
        return []
    need, some, also, bar = (
        _bits(declared[key], bits, ctx) for key in ("all", "any", "and_any", "none")
    )
    return [Derivation(number, SlotTest(declared["within"], need, some, bar), also)]


def _bits(names: tuple[Placed[str], ...], bits: Mapping[str, int], ctx: Context) -> int:
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
    made = _single(SINGLES["units"], node, "units", ctx)
    if made is None or made is MISSING:
        return None
    units = {unit: group for group in made["groups"] for unit in terms.get(group, ())}
    return units, frozenset(made["hollow"])


def _hash(nodes: list[tuple[str, MapNode]]) -> str:
    """A digest of what the files say, whatever their comments and layout."""
    said: list[str] = []
    for shown, node in nodes:
        said.append(shown)
        _spell(node, said)
    return hashlib.sha256("".join(said).encode("utf-8", "surrogateescape")).hexdigest()


def _spell(node: Node, said: list[str]) -> None:
    if isinstance(node, ScalarNode):
        said.append(f"s{len(node.text)}:{node.text}")
    elif isinstance(node, SeqNode):
        said.append(f"l{len(node.items)}")
        for item in node.items:
            _spell(item, said)
    else:
        said.append(f"m{len(node.entries)}")
        for key, below in node.entries:
            _spell(key, said)
            _spell(below, said)


__all__ = ["Fault", "load_rules"]
