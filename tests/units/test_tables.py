"""Published tables worked out again from their counts; what cannot be is said, not forced."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from infoscore.units.engine import score
from infoscore.units.facts import Adoption, Discretion, Item, Ledger, Request, Unit
from infoscore.units.periods import read_period
from infoscore.units.readmethod import load_method

TABLES = Path(__file__).with_name("tables")
INDEX = yaml.safe_load((TABLES / "index.yaml").read_text(encoding="utf-8"))


def rows(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_table_says_where_it_is_from_and_what_was_made_of_it():
    assert set(INDEX) == {file.stem for file in TABLES.glob("*.csv")}
    for about in INDEX.values():
        assert about["source"]
        assert about["note"]
        assert about["status"] in {"recomputed", "not_recomputable", "order_only"}


def test_zhalantun_points_and_ranks():
    facts = []
    for row in rows("zhalantun_2023q1"):
        for venue, column in (
            ("扎兰屯市网站", "adopted_city_site"),
            ("呼伦贝尔市网站", "adopted_hulunbuir_site"),
        ):
            day = date(2023, 2, 1)
            facts.append(Adoption("", venue, day, (row["unit"],), count=int(row[column])))
    result = score(Ledger(tuple(facts)), load_method("zhalantun"), read_period("2023Q1"))
    printed = {row["unit"]: row for row in rows("zhalantun_2023q1")}
    assert len(result.results) == len(printed) == 5
    for unit in result.results:
        row = printed[unit.unit]
        venues = {v.venue: v for v in unit.venues}
        assert venues["扎兰屯市网站"].points == Decimal(row["points_city_site"])
        assert venues["呼伦贝尔市网站"].points == Decimal(row["points_hulunbuir_site"])
        assert unit.score == Decimal(row["points_total"])
        assert unit.rank == int(row["rank"])


def test_huolinguole_points_over_two_months():
    facts = []
    for row in rows("huolinguole_2018_01_02"):
        unit, day = (row["unit"],), date(2018, 1, 20)
        facts.append(Item("", unit, day, count=int(row["submitted"])))
        facts.append(Adoption("", "微信公众号", day, unit, count=int(row["city_wechat"])))
        done = datetime(2018, 2, 1, 9)
        facts += [
            Request(unit, datetime(2018, 2, 2, 18), done, id=f"{row['unit']}{n}")
            for n in range(int(row["city_yuegao"]))
        ]
    period = read_period("2018-01..2018-02")
    result = score(Ledger(tuple(facts)), load_method("huolinguole"), period)
    for row in rows("huolinguole_2018_01_02"):
        unit = result.unit(row["unit"])
        assert unit.score == Decimal(row["points"])
        assert unit.score_total == Decimal(row["points_cum"])
        assert unit.submitted == int(row["submitted"])
        assert unit.submitted_total == int(row["submitted_cum"])


def test_dazhou_does_not_follow_from_its_counts():
    """No pair of weights explains more than two of the eight rows, so no method is shipped."""
    table = [
        (
            int(row["adopted_city_office"]),
            int(row["adopted_provincial_office"] or 0),
            int(row["points"]),
        )
        for row in rows("dazhou_2010")
    ]
    best = 0
    for (a, b, p), (c, d, q) in combinations(table, 2):
        whole = a * d - b * c
        if whole:
            x, y = Fraction(p * d - b * q, whole), Fraction(a * q - p * c, whole)
            best = max(best, sum(x * m + y * n == r for m, n, r in table))
    assert best == 2
    counties = [r for r in rows("dazhou_2010") if r["class"] == "县市区"]
    assert sum(int(r["adopted_city_office"]) for r in counties) == 961
    assert INDEX["dazhou_2010"]["status"] == "not_recomputable"


@pytest.fixture
def wenxian(method_of):
    classes = ", ".join(
        f"{{id: c{n}, name: {name}}}"
        for n, name in enumerate(["乡镇(街道)", "一类", "二类", "三类"])
    )
    method = method_of(
        "settings: {rank: true, rank_over: period}\n"
        f"classes: [{classes}]\n"
        "clauses: [{id: printed, text: 表上的分, fact: discretion, component: p,"
        " range: [0, 999]}]\n"
    )
    table = rows("wenxian_2023q3")
    roster = tuple(Unit(row["unit"], row["class"]) for row in table)
    facts = tuple(
        Discretion((row["unit"],), "", Decimal(row["points"]), date(2023, 8, 1)) for row in table
    )
    return score(Ledger(facts, roster), method, read_period("2023Q3"))


def test_wenxian_ranks_within_classes_and_lists_four_as_the_first_three(wenxian):
    for row in rows("wenxian_2023q3"):
        assert wenxian.unit(row["unit"]).rank == int(row["listed_order"])
    ranks = Counter(r.rank for r in wenxian.results if r.group == "c1")
    assert ranks == {1: 1, 2: 1, 3: 2}
