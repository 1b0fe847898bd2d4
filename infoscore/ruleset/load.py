"""From rule files to a :class:`RuleSet`: read all, check all, then freeze.

Everything that is wrong is told in one go, each fault with its file, line and column.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infoscore.errors import RuleError, fault
from infoscore.ruleset.collect import collect, extends, items_of, single_of
from infoscore.ruleset.conditionfields import shared_condition
from infoscore.ruleset.declared import check_ids
from infoscore.ruleset.definitions import LISTS, OPTIONAL, SINGLES, sections
from infoscore.ruleset.field import MISSING, Context, resolve
from infoscore.ruleset.files import yaml_files
from infoscore.ruleset.locate import builtin_rules
from infoscore.ruleset.model import SEVERITIES, AuditRules, Priority, RuleSet
from infoscore.ruleset.series import Series
from infoscore.ruleset.traced import traced
from infoscore.ruleset.vocabulary import TYPED, bits_of, slots_of
from infoscore.ruleset.yamlnode import MapNode, Node, ScalarNode, SeqNode, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from infoscore.errors import Fault
    from infoscore.ruleset.model import AuditCheck, Slip
    from infoscore.ruleset.slots import Slots

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
        "open_lists",
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
FUNCTIONS = "organ_function"  # the lexicon of what bodies do; a rule set may go without
_NOT_FOUND = (
    "ruleset.unknown_slot",
    "ruleset.unknown_reference",
    "ruleset.unknown_rule",
    "ruleset.section_missing",
    "ruleset.too_many",
)
METHODS = "methods"  # the folder of the methods by which units are scored, no part of these rules


def load_rules(path: str | Path | None = None) -> RuleSet:
    """The rules of a file or folder, or the built-in ones; RuleError with every fault found.

    A local rule set that says ``extends: builtin`` changes the built-in one; any other must
    be complete in itself.
    """
    if path == "":  # as a Path it would be the folder we are in
        raise RuleError(fault('""', "ruleset.no_name"))
    ctx = Context() if path is None else Context(root=Path(path).as_posix())
    files = _files(Path(path), ctx) if path is not None else []
    local = _read(files, ctx)
    built: list[MapNode] = []
    if path is None or any(map(extends, local)):
        root = builtin_rules()
        found = [p for p in root.rglob("*.yaml") if not _is_method(p, root)]
        shown = sorted((f"rules/{p.relative_to(root).as_posix()}", p) for p in found)
        built = _read([(p, name) for name, p in shown], ctx)
    unread = ctx.ordered()
    if unread and not local:
        raise RuleError(*unread)
    rules, faults = _checked(built, local, Context(root=ctx.root))
    if unread:  # what is not found may stand where nothing could be read
        faults = tuple(each for each in faults if not each.phrase.startswith(_NOT_FOUND))
    if unread or faults or rules is None:
        raise RuleError(*unread, *faults)
    return rules


def _checked(
    built: list[MapNode], local: list[MapNode], ctx: Context
) -> tuple[RuleSet | None, tuple[Fault, ...]]:
    try:
        rules, faults = _build(built, local, ctx), ctx.ordered()
    except RuleError as error:  # too many
        rules, faults = None, error.faults
    return rules, traced(faults, ctx.off, built + local)


def _files(path: Path, ctx: Context) -> list[tuple[Path, str]]:
    if path.is_dir():
        found = [p for p in yaml_files(path) if not _is_method(p, path)]
        if not found:
            ctx.faults.append(fault(str(path), "ruleset.empty_folder"))
        return [(p, p.as_posix()) for p in found]
    return [(path, path.as_posix())]


def _is_method(file: Path, root: Path) -> bool:
    return file.relative_to(root).parts[0] == METHODS


def _read(files: list[tuple[Path, str]], ctx: Context) -> list[MapNode]:
    nodes: list[MapNode] = []
    for file, shown in files:
        node = read_file(file, shown, ctx.faults)
        if isinstance(node, MapNode):
            nodes.append(node)
        elif node is not None:
            ctx.note(node.where, "ruleset.want_map", example="lexicons: …", got="…")
    return nodes


def _build(built: list[MapNode], local: list[MapNode], ctx: Context) -> RuleSet | None:
    items, singles, twice = collect(built, local, ctx)
    check_ids(items, TYPED, ctx)
    lists = {name: items_of(LISTS[name], items.get(name, {}), ctx) for name in LISTS}
    slots = slots_of(lists, singles, ctx, items, [e for name, e in twice if name == "slots"])
    if slots is None:
        return None
    bits = {name: 1 << number for number, name in enumerate(slots.ids)}
    measures = BUILTIN_MEASURES | items.get("measures", {}).keys()
    named = items.get("conditions", {})
    condition = shared_condition(bits, measures, named)
    shared = {name: condition.read(entry, ctx) for name, entry in named.items()}
    fields = sections(bits, measures, shared)
    for section, entry in twice:
        {**LISTS, "conditions": condition, **fields}[section].read(entry, ctx)
    made = {name: items_of(fields[name], items.get(name, {}), ctx) for name in fields}
    head = {
        name: single_of(SINGLES[name], singles.get(name), name, ctx)
        for name in SINGLES
        if name in singles or name not in OPTIONAL
    }
    audit = _audit(made["audit"], head.get("audit_points"), lists["slips"], slots, bits, ctx)
    series = _series(head.get("series"), bits, ctx)
    unresolved = resolve(
        ctx.refs,
        {
            "criterion": list(items.get("criteria", ())),
            "kind": list(items.get("kinds", ())),
            "measure": sorted(measures),
            "lexicon": sorted({x.id for x in slots.lexicons} | items.get("lexicons", {}).keys()),
        },
    )
    ctx.faults.extend(unresolved)
    if ctx.faults:
        return None
    return RuleSet(
        **head["ruleset"],
        hash=_hash(built + local),
        slots=slots,
        criteria=tuple(sorted(made["criteria"], key=lambda c: c.id)),
        principles=tuple(made["principles"]),
        kinds=tuple(made["kinds"]),
        gates=tuple(made["gates"]),
        notices=tuple(made["notices"]),
        audit=audit,
        scoring=head["scoring"],
        timeliness=head["timeliness"],
        priorities=tuple(_priority(p, slots) for p in lists["priorities"]),
        calendar=head["calendar"],
        series=series,
        chains=tuple(made["chains"]),
        shared=tuple(each for each in shared.values() if each is not MISSING),
    )


def _priority(declared: Mapping[str, Any], slots: Slots) -> Priority:
    return Priority(
        declared["id"],
        declared["name"],
        slots.ids.index(f"topic_{declared['id']}"),
        declared["weight"],
        declared["valid_from"],
        declared["valid_to"],
    )


def _audit(
    checks: list[AuditCheck],
    given: object,
    slips: list[Slip],
    slots: Slots,
    bits: Mapping[str, int],
    ctx: Context,
) -> AuditRules:
    """The checks with what they cost; a rule set that gives no points only tells."""
    points: Mapping[str, Any] = given if isinstance(given, dict) else {}
    return AuditRules(
        {check.card.id: check for check in checks},
        {severity: points.get(severity, Decimal(0)) for severity in SEVERITIES},
        points.get("most", Decimal(0)),
        bits_of(points.get("source", ()), bits, ctx),
        tuple(slips),
        frozenset(t for x in slots.lexicons if x.id == FUNCTIONS for t in x.terms),
    )


def _series(made: Mapping[str, Any] | None, bits: Mapping[str, int], ctx: Context) -> Series | None:
    """By what the reports of one emergency are known; None for rules that do not ask."""
    if not isinstance(made, dict):
        return None
    return Series(**{**made, "events": bits_of(made["events"], bits, ctx)})


def _hash(nodes: list[MapNode]) -> str:
    """A digest of what the files say in their order, whatever their names, comments and layout: the
    same rules are the same wherever they lie and however their path is typed.
    """
    said: list[str] = []
    for node in nodes:
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
