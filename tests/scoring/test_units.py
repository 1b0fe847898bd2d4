"""Units: counts, means and shares of items, without keeping the items."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from make_scores import BANDS, good, items, speech, urgent

from infoscore.scoring.units import UnitTally


def tally(*scores, unnamed="未注明单位"):
    made = UnitTally(tuple(BANDS), unnamed)
    for each in scores:
        made.add(each)
    return made


def scored(score: str, unit: str | None = "甲"):
    return replace(good(), score=Decimal(score), unit=unit)


def test_a_unit_has_its_count_mean_and_best():
    (unit,) = tally(scored("80.0"), scored("65.5"), scored("70.0")).units()
    assert (unit.unit, unit.count, unit.best) == ("甲", 3, Decimal("80.0"))
    assert unit.mean == Decimal("71.8")


def test_a_mean_on_the_edge_goes_up():
    (unit,) = tally(scored("70.0"), scored("70.1")).units()
    assert unit.mean == Decimal("70.1")  # 70.05


def test_a_best_score_of_zero_is_kept():
    (unit,) = tally(scored("0.0")).units()
    assert (unit.mean, unit.best) == (Decimal("0.0"), Decimal("0.0"))


def test_every_band_is_counted_in_the_order_of_the_rules():
    (unit,) = tally(replace(good(), unit="甲"), replace(speech(), unit="甲")).units()
    assert unit.bands == (("adopt", 1), ("revise", 0), ("extend", 0), ("return", 1))


def test_time_is_shared_among_those_whose_time_is_known():
    late, on, unknown = (replace(good(), on_time=each) for each in (False, True, None))
    (unit,) = tally(late, on, on, unknown).units()
    assert unit.on_time_share == Decimal("0.6667")
    (unit,) = tally(unknown).units()
    assert unit.on_time_share is None


def test_problem_items_are_shared_among_all():
    (unit,) = tally(good(), replace(good(), problem_item=False)).units()
    assert unit.problem_share == Decimal("0.5")


def test_units_come_by_name_and_those_without_last():
    names = [unit.unit for unit in tally(*items(), scored("1", "乙"), scored("2", "甲")).units()]
    assert names == ["乙", "甲", "青山县教育局", "青山县水利局", "未注明单位"]


def test_all_items_together_are_one_total():
    total = tally(*items()).total("合计")
    assert total is not None
    assert (total.unit, total.count, total.best) == ("合计", 3, Decimal("86.5"))
    assert tally().total() is None


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", None]), st.integers(0, 1000)), min_size=1))
def test_order_does_not_matter(given_scores):
    made = [replace(urgent(), unit=u, score=Decimal(s) / 10) for u, s in given_scores]
    assert tally(*made).units() == tally(*reversed(made)).units()
    assert sum(unit.count for unit in tally(*made).units()) == len(made)


def names(*units: str) -> dict[str, int]:
    """The units of a table and how many items each has, one item a name."""
    return {each.unit: each.count for each in tally(*(scored("80.0", u) for u in units)).units()}


def test_a_name_without_its_county_is_the_unit_whose_full_name_ends_with_it():
    assert names("白水镇政府", "青山县白水镇政府") == {"青山县白水镇政府": 2}
    assert names("白水镇政府", "青山县白水镇政府", "云州市青山县白水镇政府") == {
        "云州市青山县白水镇政府": 3
    }
    (unit,) = tally(scored("60.0", "白水镇政府"), scored("81.0", "青山县白水镇政府")).units()
    assert (unit.mean, unit.best) == (Decimal("70.5"), Decimal("81.0"))


def test_where_two_units_could_be_meant_the_short_name_stands_for_itself():
    told = names("白水镇政府", "青山县白水镇政府", "红石县白水镇政府")
    assert told == {"白水镇政府": 1, "红石县白水镇政府": 1, "青山县白水镇政府": 1}
    assert names("水利局", "农业水利局") == {"农业水利局": 1, "水利局": 1}


def test_a_township_is_its_government():
    assert names("白水镇", "白水镇人民政府", "青山县白水镇政府") == {"青山县白水镇政府": 3}
    told = names("桥头街道", "桥头街道办事处", "县政府办公室")
    assert told == {"桥头街道办事处": 2, "县政府办公室": 1}
