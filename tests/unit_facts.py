"""Short facts for the tests of methods: an item, a use, events, on a day of January."""

from __future__ import annotations

from datetime import date

from infoscore.units.facts import Adoption, Item, UnitEvent

JAN, FEB, MAR = date(2026, 1, 15), date(2026, 2, 15), date(2026, 3, 15)
USE = "clauses: [{id: u, text: 采用, fact: adoption, component: p, points: 5}]\n"


def item(name, *units, day=JAN, **more):
    return Item(name, units or ("甲",), day, **more)


def use(name="", venue="刊", day=JAN, unit="", **more):
    return Adoption(name, venue, day, (unit,) if unit else (), **more)


def events(*kinds, day=JAN, **more):
    return [UnitEvent(("甲",), kind, day, **more) for kind in kinds]


def quota(effect, **more):
    said = "".join(f", {key}: {value}" for key, value in more.items())
    return (
        "quotas: [{id: q, text: 任务, measure: submitted, every: month, component: p,"
        f" default: 4, {effect}{said}}}]\n"
    )
