"""What came of the edits, as a table or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from infoscore.metamorphic.expect import TARGETS
from infoscore.render.cells import clip, pad, pad_left
from infoscore.wording import say
from infoscore.wording.metamorphic import PHRASES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from infoscore.metamorphic.trial import Miss, Outcome, Row
    from infoscore.ruleset.model import RuleSet

_NUMBER, _NAME, _COUNT = 4, 42, 10
_WIDEST_DRAFT = 40


def text(outcome: Outcome, rules: RuleSet, lang: str) -> Iterator[str]:
    """The lines of a table with a row an edit, the worst miss below it, and the classes."""
    names = {p.id: p.name.say(lang) for p in rules.principles}
    heads = (say(f"metamorphic.head_{name}", lang) for name in ("number", "edit", "drafts", "met"))
    yield _line(*heads)
    for row in outcome.rows:
        name = say(f"metamorphic.edit_{row.number}", lang)
        share = f"{row.met}/{row.asked}" if row.asked else "–"
        yield _line(str(row.number), name, str(row.drafts), share)
        if row.worst is not None:
            yield " " * (_NUMBER + 2) + _worst(row.worst, names, lang)
    yield ""
    yield say("metamorphic.drafts", lang, drafts=outcome.drafts, good=outcome.good)
    for group, target in TARGETS.items():
        asked, met = outcome.classes.get(group, (0, 0))
        if asked:
            missed = met * 100 < target * asked
            yield say(
                "metamorphic.class",
                lang,
                name=say(f"metamorphic.{group}", lang),
                asked=asked,
                met=met,
                share=_share(met, asked),
                target=target,
                mark=say("metamorphic.missed", lang) if missed else "",
            )


def as_json(
    outcome: Outcome, rules: RuleSet, as_of: date, lang: str, *, ascii_only: bool = False
) -> str:
    """Everything as one JSON object; ``ascii_only``: the stream cannot carry every character."""
    classes = {
        name: {"asked": asked, "met": met, "target": TARGETS[name]}
        for name, (asked, met) in sorted(outcome.classes.items())
    }
    made = {
        "rule_set": {"id": rules.id, "version": rules.version, "hash": rules.hash},
        "as_of": as_of.isoformat(),
        "drafts": outcome.drafts,
        "good": outcome.good,
        "passed": outcome.passed,
        "classes": classes,
        "edits": [_row(row, lang) for row in outcome.rows],
    }
    return json.dumps(made, ensure_ascii=ascii_only, indent=1)


def _row(row: Row, lang: str) -> dict[str, object]:
    worst = row.worst
    return {
        "number": row.number,
        "name": say(f"metamorphic.edit_{row.number}", lang),
        "drafts": row.drafts,
        "asked": row.asked,
        "met": row.met,
        "worst": worst
        and {
            "draft": worst.draft,
            "what": worst.what,
            "before": float(worst.before),
            "after": float(worst.after),
        },
    }


def _line(number: str, name: str, drafts: str, met: str) -> str:
    return (
        f"{pad_left(number, _NUMBER)}  {pad(name, _NAME)}"
        f"{pad_left(drafts, _COUNT)}{pad_left(met, _COUNT)}"
    )


def _worst(miss: Miss, names: Mapping[str, str], lang: str) -> str:
    key = f"metamorphic.what_{miss.what}"
    what = say(key, lang) if key in PHRASES else names.get(miss.what, miss.what)
    draft = clip(miss.draft.rsplit("/", 1)[-1], _WIDEST_DRAFT)
    blanks = {"draft": draft, "before": f"{miss.before:f}", "after": f"{miss.after:f}"}
    return say("metamorphic.worst", lang, what=what, **blanks)


def _share(met: int, asked: int) -> str:
    """The share in per cent, rounded down to one decimal, so that no target is met by rounding."""
    tenths = met * 1000 // asked
    return f"{tenths // 10}.{tenths % 10}"
