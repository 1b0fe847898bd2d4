"""The ledger as a method sees it: who each unit is, what is known of each item, and when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from infoscore.units.chains import FOLLOWING, Chains
from infoscore.units.facts import (
    Adoption,
    Discretion,
    Fact,
    GroundCheck,
    Instruction,
    Item,
    Ledger,
    Request,
    Unit,
    UnitEvent,
)
from infoscore.units.limits import on_time
from infoscore.units.matching import AT, Seen, fits
from infoscore.units.method import NAMED, Group, Match, Method, Venue
from infoscore.units.periods import Calendar, Period
from infoscore.units.result import Open

if TYPE_CHECKING:
    from infoscore.ruleset.workdays import Calendar as Workdays

Linked: TypeAlias = Adoption | Instruction | Request | UnitEvent | Discretion
_BLANK = [""] * len(NAMED)
USED = "used"
_ANY = Match()
# Kinds of an item that also say how it was used where the ledger gives no form.
SHORT = frozenset(["brief", "line"])
ON = {
    Item: "item",
    Adoption: "adoption",
    Instruction: "instruction",
    Request: "request",
    UnitEvent: "event",
    GroundCheck: "check",
    Discretion: "discretion",
}


class Dated(NamedTuple):
    """A fact that counts, with its day, the units it is of, and the key of its item."""

    fact: Fact
    when: date
    units: tuple[str, ...]
    item: str


class Case:
    """One ledger, one method, one period: everything looked up while scoring."""

    def __init__(
        self, ledger: Ledger, method: Method, period: Period, workdays: Workdays | None
    ) -> None:
        self.method, self.period, self.settings = method, period, method.settings
        self.calendar = Calendar(method.settings.first_month, method.settings.month_end)
        self.whole = self.calendar.year_to(period)
        self.span = self._span()
        self.open: list[Open] = []
        self.names = ledger.names()
        self.roster = {unit.name: unit for unit in ledger.roster}
        self.venues = _venue_names(method)
        self.groups = _groups(method, ledger.roster)
        self.items = _items(ledger.facts)
        self.facts = self._dated(ledger)
        self.chains = Chains(self.items)
        self._eligible: dict[int, bool] = {}
        self._starts: dict[tuple[date, str], date] = {}
        self.times: dict[str, bool | None] = {}
        self.used: set[str] = set()
        limited = self.items.items() if method.limits else ()
        self.times = {
            key: on_time(
                item, method.limits, self.seen_item(item), workdays, self.chains.previous(item)
            )
            for key, item in limited
        }
        self.used = {
            d.fact.item for d in self.facts if isinstance(d.fact, Adoption) and d.fact.stage == USED
        }
        self.events = self._late()
        self.subjects = self._subjects(ledger)

    # who

    def group(self, unit: str) -> Group | None:
        """The class of a unit."""
        return self.groups.get(unit)

    def credited(self, unit: str) -> str:
        """The unit that gets the points of ``unit``."""
        group = self.groups.get(unit)
        if group and unit in group.credit_to:
            return self.names.get(group.credit_to[unit], group.credit_to[unit])
        known = self.roster.get(unit)
        return known.credit_to if known and known.credit_to else unit

    def hidden(self, unit: str) -> bool:
        """Whether the unit is kept out of the order."""
        group, known = self.groups.get(unit), self.roster.get(unit)
        return bool((group and group.hidden) or (known and known.hidden))

    def tasked(self, unit: str) -> bool:
        """Whether quotas hold for the unit."""
        group = self.groups.get(unit)
        return not self.hidden(unit) and (group is None or group.tasked)

    def heads(self, unit: str) -> int | None:
        """The unit's staff."""
        known = self.roster.get(unit)
        return known.heads if known else None

    def _subjects(self, ledger: Ledger) -> tuple[str, ...]:
        found = {unit for dated in self.facts for unit in dated.units}
        if self.settings.scored == "unit":
            found |= {unit.name for unit in ledger.roster}
            found |= {self.names.get(u, u) for g in self.method.groups for u in g.units}
        return tuple(sorted(found))

    def _who(self, fact: Fact) -> tuple[str, ...]:
        item = self.items.get(fact.item) if isinstance(fact, Linked) and fact.item else None
        if self.settings.scored == "person":
            authors = getattr(fact, "authors", ()) or (item.authors if item else ())
            named = authors or (fact.units if isinstance(fact, (UnitEvent, Discretion)) else ())
        else:
            named = fact.units or (item.units if item else ())
        units = [self.names.get(unit, unit) for unit in named]
        flagged = fact if isinstance(fact, Item) else item
        if self.settings.rewritten_with and flagged and "rewritten" in flagged.flags:
            units.append(self.settings.rewritten_with)
        return tuple(dict.fromkeys(units))

    # when

    def _dated(self, ledger: Ledger) -> list[Dated]:
        found = []
        for fact in ledger.facts:
            when, units = self._when(fact), self._who(fact)
            if when is None or not units:
                # an item without a day may still lend its units to the uses of it
                phrase = "units.open_units" if when else "units.open_date"
                self.note(phrase, units[0] if units else "", "", fact)
                continue
            if not self.in_force(when):
                if when in self.span:
                    self.note("units.open_force", units[0], "", fact)
                continue
            if when in self.span:
                found.append(Dated(fact, when, units, self.key(fact)))
        return found

    def _span(self) -> Period:
        """All days looked at: whole windows, also where the year cuts a week in two."""
        start = self.calendar.window(self.period.start, "year").start
        starts = [self.calendar.window(start, quota.every).start for quota in self.method.quotas]
        return Period(min([start, *starts]), self.period.end)

    def windows(self, every: str) -> tuple[Period, ...]:
        """The whole windows looked at whose last day is in force."""
        found = self.calendar.windows(self.span, every)
        return tuple(w for w in found if w.start >= self.span.start and self.in_force(w.end))

    def start(self, when: date, every: str) -> date:
        """The first day of the window that holds a day."""
        key = (when, every)
        if key not in self._starts:
            self._starts[key] = self.calendar.window(when, every).start
        return self._starts[key]

    def part_in_force(self, period: Period) -> Period | None:
        """The days of a period on which the method holds; None where it never does."""
        first, last = self.method.valid_from, self.method.valid_to
        start = max(period.start, first) if first else period.start
        end = min(period.end, last) if last else period.end
        return Period(start, end, period.label) if start <= end else None

    def in_force(self, when: date) -> bool:
        """Whether the method holds on that day."""
        first, last = self.method.valid_from, self.method.valid_to
        return (first is None or first <= when) and (last is None or when <= last)

    def _when(self, fact: Fact) -> date | None:
        if isinstance(fact, Item):
            return self._registered(fact.sent, fact.registered)
        if isinstance(fact, (Adoption, Instruction)):
            item = self.items.get(fact.item)
            sent = fact.sent or (item.sent if item else None)
            when = sent if self.settings.dated_by == "sent" and sent else fact.used
            return self._registered(when, fact.registered)
        if isinstance(fact, Request):
            moment = fact.done or fact.due
            return moment.date() if moment else None
        if fact.when is None and isinstance(fact, (UnitEvent, Discretion)) and fact.item:
            item = self.items.get(fact.item)
            return item.sent if item else None
        return fact.when

    def _registered(self, when: date | None, registered: date | None) -> date | None:
        """Moved on, or dropped, where it was registered after the month was closed."""
        day = self.settings.cutoff_day
        if when is None or registered is None or day is None:
            return when
        after = self.calendar.window(when, "month").end + timedelta(days=1)
        if registered <= after.replace(day=day):
            return when
        if self.settings.cutoff_late == "next":
            return max(registered, after)
        return date.min

    # what

    def key(self, fact: Fact) -> str:
        """The id under which the points of one item go together."""
        name = fact.id if isinstance(fact, Item) else getattr(fact, "item", "")
        item = self.items.get(name)
        if item and item.parent and item.relation:
            how = self._related(item)
            return name if how == "own" else item.parent
        return name

    def counted(self, item: Item) -> bool:
        """Whether an item counts as one of its own."""
        if not (item.parent and item.relation):
            return True
        return self._related(item) == "own"

    def eligible(self, item: Item) -> bool:
        """Whether an item is one the method counts at all."""
        key = id(item)  # the ledger holds every item as long as the case lives
        if key not in self._eligible:
            wanted = self.method.eligible
            fit = wanted == _ANY or fits(wanted, self.seen_item(item))
            self._eligible[key] = self.counted(item) and fit
        return self._eligible[key]

    def _related(self, item: Item) -> str:
        """What the method says of items that repeat or follow another."""
        if item.relation == "duplicate":
            return self.settings.duplicate
        return self.settings.follow_up if item.relation in FOLLOWING else "own"

    def seen_item(self, item: Item, unit: str = "") -> Seen:
        """An item as matches look at it."""
        return Seen(
            self._words(kinds=item.kind, statuses=item.status, importances=item.grade, unit=unit),
            item.flags,
            item.chars,
            self.times.get(item.id),
            item.id in self.used,
            len(item.units) > 1,
        )

    def seen(self, dated: Dated, unit: str) -> Seen:
        """Any fact as matches look at it."""
        fact = dated.fact
        if isinstance(fact, Item):
            return self.seen_item(fact, unit)
        item = self.items.get(getattr(fact, "item", ""))
        kind = (getattr(fact, "kind", "") if isinstance(fact, Adoption) else "") or (
            item.kind if item else ""
        )
        flags = getattr(fact, "flags", frozenset()) | (item.flags if item else frozenset())
        return Seen(
            self._said(fact, kind, unit),
            flags,
            item.chars if item else None,
            self.times.get(item.id) if item else None,
            bool(item) and getattr(fact, "item", "") in self.used,
            len(dated.units) > 1,
        )

    def _said(self, fact: Fact, kind: str, unit: str) -> tuple[str, ...]:
        if isinstance(fact, Adoption):
            venue = self.venues.get(fact.venue)
            level = fact.level or (venue.level if venue else "")
            if venue is None and self.settings.unlisted_down:
                level = self._down(level)
            return self._words(
                venues=venue.name if venue else fact.venue,
                levels=level,
                media=venue.media if venue else "",
                forms=fact.form or (kind if kind in SHORT else ""),
                kinds=kind,
                importances=fact.importance,
                stages=fact.stage,
                unit=unit,
            )
        if isinstance(fact, Instruction):
            return self._words(
                levels=fact.level, ranks=fact.rank, bodies=fact.body, kinds=kind, unit=unit
            )
        if isinstance(fact, Request):
            return self._words(names=fact.kind, states=self.state(fact), kinds=kind, unit=unit)
        if isinstance(fact, UnitEvent):
            return self._words(events=fact.kind, gravities=fact.gravity, kinds=kind, unit=unit)
        if isinstance(fact, GroundCheck):
            state = {True: "passed", False: "failed", None: ""}[fact.passed]
            return self._words(names=fact.name, states=state, unit=unit)
        name = fact.name if isinstance(fact, Discretion) else ""
        return self._words(names=name, kinds=kind, unit=unit)

    def state(self, request: Request) -> str:
        """done, late, poor, missed, or empty while there is still time."""
        if request.done is None:
            over = request.due is not None and request.due.date() <= self.period.end
            return "missed" if over else ""
        if request.due is not None and request.done > request.due:
            return "late"
        return "poor" if request.good is False else "done"

    def _down(self, level: str) -> str:
        ladder = self.settings.unlisted_ladder
        if level not in ladder:
            return level
        return ladder[min(ladder.index(level) + self.settings.unlisted_down, len(ladder) - 1)]

    def _words(self, *, unit: str, **said: str) -> tuple[str, ...]:
        words = _BLANK.copy()
        for name, word in said.items():
            words[AT[name]] = word
        group = self.groups.get(unit)
        if group:
            words[AT["classes"]] = group.id
        return tuple(words)

    def _late(self) -> list[Dated]:
        """Late reports found by the clock, but for those a person has recorded already."""
        if not self.settings.late_event:
            return []
        known = {
            d.fact.item
            for d in self.facts
            if isinstance(d.fact, UnitEvent) and d.fact.kind == "late" and d.fact.item
        }
        made = []
        for dated in self.facts:
            item = dated.fact
            if isinstance(item, Item) and self.times.get(item.id) is False and item.id not in known:
                event = UnitEvent(item.units, "late", item.sent, item.id, place=item.place)
                made.append(Dated(event, dated.when, dated.units, dated.item))
        return made

    def note(self, phrase: str, unit: str, clause: str, fact: Fact | None) -> None:
        """Set down what a person must decide."""
        self.open.append(Open(phrase, unit, clause, fact))


def _items(facts: tuple[Fact, ...]) -> dict[str, Item]:
    """Items by id; of two with one id the same is taken whatever their order."""
    found: dict[str, Item] = {}
    for fact in facts:
        if isinstance(fact, Item) and fact.id:
            other = found.get(fact.id)
            if other is None or _order(fact) < _order(other):
                found[fact.id] = fact
    return found


def _order(item: Item) -> tuple[date, tuple[str, ...], str, str]:
    return item.sent or date.max, item.units, item.title, item.kind


def _venue_names(method: Method) -> dict[str, Venue]:
    found = {venue.name: venue for venue in method.venues}
    for venue in method.venues:
        for alias in venue.aliases:
            found.setdefault(alias, venue)
    return found


def _groups(method: Method, roster: tuple[Unit, ...]) -> dict[str, Group]:
    by_id = {group.id: group for group in method.groups}
    by_id.update({group.name.zh: group for group in method.groups})
    found = {unit.name: by_id[unit.group] for unit in roster if unit.group in by_id}
    for group in method.groups:
        found.update(dict.fromkeys(group.units, group))
    return found
