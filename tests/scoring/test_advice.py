"""What advice tells a writer: the points that really come of it, once, in words of this draft."""

from __future__ import annotations

from datetime import date

from infoscore.grading import Grader
from infoscore.intake import read_text
from infoscore.ruleset.load import load_rules

RULES = load_rules()
GRADER = Grader(RULES, as_of=date(2026, 11, 30))

WATER = (
    "柳河镇东沟西沟两村断水26天 请协调更换主管\n"
    "据县水利局统计，自2月11日起，柳河镇东沟、西沟两村断水，截至3月8日已26天，412户1360人饮水困难，"
    "其中57名独居老人靠邻居挑水。\n"
    "原因是1.8公里输水主管用了23年，漏损率由去年的38%升至今年的61%，有3处埋在省道路基下。"
    "镇里每天送水2车次，每户每天只能分到40升。"
    "受旱农田860亩，其中轻旱520亩、重旱{heavy}亩。\n"
)
ASKED = "恳请市水务集团4月10日前更换1.8公里主管，请市交通局15日内批准占道施工。\n"


def grade(text):
    return GRADER.grade(read_text(text))


def test_to_mend_the_figure_that_caps_the_score_gains_what_the_cap_takes() -> None:
    wrong, right = grade(WATER.format(heavy=390)), grade(WATER.format(heavy=340))
    first, *others = wrong.advice
    assert [gate.id for gate in wrong.gates] == ["G4-body"]
    assert first.rule == "A1"
    assert first.held is None
    assert first.gain == right.score - wrong.score
    assert {each.held for each in others} == {wrong.score}


def test_what_a_cap_swallows_is_counted_after_the_cap_was_lifted() -> None:
    wrong, right = grade(WATER.format(heavy=390)), grade(WATER.format(heavy=340))
    assert grade(WATER.format(heavy=390) + ASKED).score == wrong.score
    asked = [(a.rule, a.gain) for a in wrong.advice[1:]]
    assert asked == [(a.rule, a.gain) for a in right.advice][: len(asked)]


def test_errors_that_hold_the_score_together_are_one_piece_of_advice() -> None:
    both = WATER.format(heavy=390).replace("3月8日", "2月30日")
    wrong, right = grade(both), grade(WATER.format(heavy=340))
    first = wrong.advice[0]
    assert first.rule == wrong.gates[0].id == "G4-contradiction"
    assert first.gain == right.score - wrong.score
    assert "520 + 390" in first.text.zh
    assert "2月没有 30 日" in first.text.zh


def test_a_gate_without_figures_tells_what_would_lift_it() -> None:
    repeated = WATER.format(heavy=340) + 3 * (
        "镇里每天送水2车次，每户每天只能分到40升。镇水管站押车的有2名水管员，每周化验水质1次。\n"
    )
    item = grade(repeated)
    assert [gate.id for gate in item.gates] == ["G5-padding"]
    assert item.advice[0].rule == "G5-padding"
    assert item.advice[0].gain > 0
    assert "45" in item.advice[0].text.zh


def test_gains_do_not_pass_a_cap_that_nothing_can_lift() -> None:
    late = "---\n报送时间: 2026-05-08\n---\n" + WATER.format(heavy=340)
    item = grade(late)
    caps = [gate.cap for gate in item.gates]
    assert all(item.score + each.gain <= min(caps, default=100) for each in item.advice)


def test_advice_that_gains_nothing_is_not_given() -> None:
    for text in (WATER.format(heavy=390), WATER.format(heavy=340) + ASKED):
        assert all(each.gain > 0 for each in grade(text).advice)


CRASH = (
    "柳河镇S203线两车相撞 3人受伤\n3月8日14时20分，柳河镇S203线一辆中巴车与货车相撞，3人受伤。"
    "县公安局接报后赶到。伤者家属已到医院。道路尚在清理。过往司机改走老路。\n"
)
CALLS = "各单位要提高认识，压实责任。干部群众一致好评。\n"
CALLED = ("accurate-facts", "balanced-plain", "expression-plain")


def test_no_one_is_told_to_judge_and_exhort_less_who_does_neither() -> None:
    item = grade(CRASH)
    lost = {r.rule: r.points for p in item.principles for r in p.reasons}
    assert lost["balanced-plain"] < 5
    assert not {each.rule for each in item.advice} & set(CALLED)


def test_who_exhorts_is_shown_where() -> None:
    item = grade(CRASH + CALLS)
    told = [each for each in item.advice if each.rule in CALLED]
    assert told
    assert all(each.quote.text in CALLS for each in told)


def test_the_same_advice_is_told_once_at_its_highest_gain() -> None:
    told = grade(CRASH + CALLS * 3).advice
    texts = [each.text.zh for each in told]
    assert len(set(texts)) == len(texts)
    gains = [each.gain for each in told if each.held is not None] or [each.gain for each in told]
    assert gains == sorted(gains, reverse=True)


NEWS = (
    "柳河镇东沟渡口换上电动船\n"
    "3月8日，柳河镇东沟渡口换上2艘电动船，206户村民过河不再绕行，当天开行26趟。"
    "原来的木船一次只能坐6人，要等40分钟，2025年因大风停渡31天。"
    "镇里派了4名船工，分早晚两班。{felt}\n"
    "候船亭还差1座，镇交管站4月底前建好。\n"
)


def test_finished_news_is_asked_what_it_brought_to_whom_not_who_should_solve_it() -> None:
    told = grade(NEWS.format(felt=""))
    asked = next(each for each in told.advice if each.target == "C03")
    assert told.kind.id == "dynamic"
    assert asked.rule == "C03-eased"
    assert asked.text.zh.startswith("写明成效落到谁身上、比过去怎样，")
    followed = grade(NEWS.format(felt="换船后，学生过河由40分钟降到8分钟。"))
    assert followed.score >= told.score + asked.gain
    assert all(each.target != "C03" for each in followed.advice)


def test_a_hollow_activity_is_first_asked_what_was_done_by_whom_and_how_much() -> None:
    hollow = grade(
        "柳河镇开展爱国卫生活动\n3月8日，柳河镇组织干部开展爱国卫生活动，清理卫生死角，"
        "劝导不文明行为，居民纷纷点赞。镇里将以此次活动为契机，推动爱国卫生活动常态化开展。\n"
    )
    assert hollow.advice[0].text.zh.startswith("写明谁在何时何地做了什么、涉及多少，")


def test_advice_in_the_same_words_is_told_once_with_all_that_it_gains() -> None:
    bare = grade(
        "柳河镇渡口船旧坐不下\n3月8日，柳河镇东沟渡口的木船漏水，村民过河难，学生上学常迟到。"
        "原因是渡口没有维修费。建议县交通局4月底前更换渡船。\n"
    )
    texts = [each.text.zh for each in bare.advice]
    figures = next(each for each in bare.advice if "带单位的数" in each.text.zh)
    open_to = {"accurate-figures": 0, "balanced-facts": 0}
    for principle in RULES.principles:
        open_to.update({m.card.id: m.points for m in principle.merits if m.card.id in open_to})
    assert len(texts) == len(set(texts))
    assert max(open_to.values()) < figures.gain <= sum(open_to.values())


def test_a_subtitle_does_not_make_a_title_too_long() -> None:
    title = "柳河镇东沟西沟两村断水二十六天 四百多户村民靠送水车吃水"
    body = WATER.format(heavy=340).partition("\n")[2]
    told = grade(f"{title}\n——对两村206户村民用水的走访\n{body}")
    points = {m.rule: m.points for p in told.principles for m in p.reasons}
    assert points["expression-title"] > 0


def test_a_cap_that_the_best_advice_would_reach_is_lifted_first() -> None:
    stuck = grade(
        "柳河镇渡口船旧坐不下\n3月8日，柳河镇东沟渡口木船漏水，206户村民过河难，学生上学常迟到，"
        "一等就是40分钟。原因是渡口3年没有维修费，木船用了23年。"
        "村民反映，去年因大风停渡31天，2名学生落水受伤。\n"
    )
    first, *others = stuck.advice
    (gate,) = stuck.gates
    assert stuck.score < gate.cap
    assert first.rule == gate.id
    assert first.held is None
    assert first.gain == stuck.score + others[0].gain - gate.cap
    assert {each.held for each in others} == {gate.cap}
