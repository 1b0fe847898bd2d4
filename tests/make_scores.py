"""Fabricated scores for tests of reports and screens: no draft is judged here."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

from infoscore.errors import fault
from infoscore.render.writer import Options, open_writer
from infoscore.report.run import Names, Run, Summary
from infoscore.ruleset.model import Words
from infoscore.scoring.units import UnitTally
from infoscore.scoring.values import (
    Advice,
    Advisory,
    AuditReport,
    AuditRow,
    AuditSlip,
    CriterionScore,
    Evidence,
    GateHit,
    ItemScore,
    KindGuess,
    NearMiss,
    PrincipleScore,
    Quote,
    Reason,
)

SHORT = {
    "C01": Words("服务重大决策", "Serves major decisions"),
    "C02": Words("联系决策与微观", "Links decisions to the ground"),
    "C03": Words("解决基层问题", "Solves a local problem"),
    "C04": Words("触及深层矛盾", "Reaches deeper causes"),
    "C05": Words("预测与防范", "Forecasts and prevents"),
    "C06": Words("应对突发事件", "Handles emergencies"),
    "C07": Words("反映社情民意", "Feeds back opinion"),
    "C08": Words("总结典型经验", "Sums up experience"),
    "C09": Words("回应热点难点", "Answers what is watched"),
    "C10": Words("完善决策执行", "Mends how it is carried out"),
}
CRITERIA = {
    each: Words(f"有助于{name.zh}的信息", f"{name.en}, as the speech has it")
    for each, name in SHORT.items()
}
PRINCIPLES = {
    "timely": Words("及时", "Timely"),
    "accurate": Words("准确", "Accurate"),
    "complete": Words("全面", "Complete"),
    "balanced": Words("喜忧兼报", "Balanced"),
    "focused": Words("紧扣中心", "Focused"),
    "expression": Words("文字表达", "Expression"),
}
KINDS = {
    "problem": Words("问题类", "problem"),
    "proposal": Words("建议类", "proposal"),
    "urgent": Words("紧急类", "emergency"),
    "news": Words("动态类", "news"),
}
BANDS = {
    "adopt": Words("建议采用", "Fit to use"),
    "revise": Words("修改后可用", "Usable once revised"),
    "extend": Words("补充后再报", "Extend, then resubmit"),
    "return": Words("建议退改", "Return"),
}
SLOTS = {
    "T": Words("时间", "time"),
    "P": Words("地点", "place"),
    "N": Words("数量", "figure"),
    "W": Words("涉及对象", "people affected"),
    "Z": Words("原因", "cause"),
    "A": Words("责任单位", "body responsible"),
    "D": Words("具体办法", "concrete step"),
    "L": Words("时限", "deadline"),
}
NAMES = Names(CRITERIA, SHORT, PRINCIPLES, KINDS, BANDS, SLOTS)
RUN = Run("builtin", "1.0", "3f2a9c1e77d0b4aa", date(2026, 11, 24), "0.1.0", NAMES)


def quote(text: str, line: int = 1, column: int = 1, start: int = 0) -> Quote:
    return Quote(start, start + len(text), line, column, text)


def criteria(**given: CriterionScore) -> tuple[CriterionScore, ...]:
    """All ten; those not given are secondary and empty, C06 does not apply."""
    empty = {
        each: CriterionScore(each, Decimal(0), "none" if each == "C06" else "secondary", (), ())
        for each in CRITERIA
    }
    return tuple({**empty, **given}.values())


def principles(**scores: str) -> tuple[PrincipleScore, ...]:
    """All six at full points unless ``scores`` says otherwise."""
    most = dict(zip(PRINCIPLES, ("8", "14", "9", "7", "7", "10"), strict=True))
    return tuple(
        PrincipleScore(each, Decimal(scores.get(each, most[each])), Decimal(most[each]), ())
        for each in PRINCIPLES
    )


def figure(where: Quote, value: str, unit: str, what: str, state: str) -> AuditRow:
    number = Decimal(value)
    return AuditRow(
        where, number, number, unit, "count", "level", False, what, "2月11日", None, state
    )


def good() -> ItemScore:
    """A problem item with most things in place."""
    place = quote("柳河镇东沟、西沟两村412户1360人自2月11日起断供饮水26天", 3, 1, 40)
    ask = quote("建议市水务集团4月10日前更换1.8公里主管", 5, 9, 210)
    c03 = CriterionScore(
        "C03",
        Decimal("1.0"),
        "primary",
        (
            Evidence("C03.stuck", Decimal("1.0"), ("P", "W", "N", "A", "D", "L"), (place, ask)),
            Evidence("C03.asked", Decimal("0.7"), ("A", "D"), (ask,)),
        ),
        (),
    )
    c04 = CriterionScore(
        "C04",
        Decimal("0.4"),
        "primary",
        (Evidence("C04.cause", Decimal("0.4"), ("Z",), (quote("管护经费未入预算", 4, 7, 150),)),),
        (NearMiss("C04.chain", ("Z",), ("N", "T"), (quote("多年来一直存在", 4, 20, 163),)),),
    )
    c05 = CriterionScore(
        "C05",
        Decimal(0),
        "secondary",
        (),
        (NearMiss("C05.risk", (), ("T", "N"), (quote("可能造成较大影响", 6, 2, 260),)),),
    )
    lost = Reason(
        "accurate.source",
        Words("有数字没有注明来源", "a figure without its source"),
        Decimal("-1.5"),
        (quote("涉及3.2万亩", 4, 1, 140),),
    )
    earned = Reason(
        "accurate.dated", Words("数字有截止时间", "figures are dated"), Decimal(3), (place,)
    )
    accurate = PrincipleScore("accurate", Decimal("12.5"), Decimal(14), (earned, lost))
    return ItemScore(
        path="来稿/青山县水利局/断供.txt",
        unit="青山县水利局",
        title="柳河镇两村1360人断供饮水26天",
        encoding="UTF-8",
        kind=KindGuess("problem", KINDS["problem"], "proposal", forced=False),
        score=Decimal("86.5"),
        band="adopt",
        band_name=BANDS["adopt"],
        level=4,
        value=Decimal("38.3"),
        value_max=Decimal(45),
        criteria=criteria(C03=c03, C04=c04, C05=c05),
        principles=tuple(
            accurate if each.id == "accurate" else each for each in principles(expression="8.5")
        ),
        gates=(),
        advice=(
            Advice(
                "C04.chain",
                "C04",
                Words("写明经费缺口是多少、哪一年起缺", "say how large the gap is and since when"),
                Decimal("3.2"),
                quote("多年来一直存在", 4, 20, 163),
            ),
            Advice(
                "accurate.source",
                "accurate",
                Words("给3.2万亩注明数据来源", "name the source of the area"),
                Decimal("1.5"),
                quote("涉及3.2万亩", 4, 1, 140),
            ),
        ),
        advisories=(
            Advisory(
                "notice.round",
                Words("数字全是整百，请核对", "all figures are round; check them"),
                (quote("1800人", 7, 4, 300),),
            ),
        ),
        problem_item=True,
        on_time=True,
        han=812,
        audit=AuditReport(
            (
                figure(quote("412户", 3, 10, 49), "412", "户", "柳河镇东沟、西沟两村", "checked"),
                figure(quote("3.2万亩", 4, 3, 142), "32000", "亩", "涉及", "open"),
                figure(quote("1800人", 7, 4, 300), "1800", "人", "两村共", "faulty"),
            ),
            (
                AuditSlip(
                    "A1",
                    "M",
                    Words("两处人数不符：1800 和 1360", "numbers differ: 1800 and 1360"),
                    ("1800人", "1360人"),
                    False,
                    (quote("1800人", 7, 4, 300),),
                ),
            ),
        ),
    )


def speech() -> ItemScore:
    """A speech, held down by a gate."""
    gate = GateHit(
        "gate.speech",
        Words("讲话稿", "speech"),
        Decimal(25),
        Words("通篇是讲话口吻，几乎没有事实", "spoken to an audience, hardly a fact in it"),
        (quote("同志们", 2, 1, 20), quote("我讲三点意见", 2, 9, 28)),
    )
    return replace(
        good(),
        path="来稿/青山县教育局/讲话.txt",
        unit="青山县教育局",
        title="在全县校园安全工作会议上的讲话",
        encoding="GB18030",
        kind=KindGuess("news", KINDS["news"], None, forced=False),
        score=Decimal("13.0"),
        band="return",
        band_name=BANDS["return"],
        level=0,
        value=Decimal(0),
        criteria=criteria(),
        principles=principles(accurate="2", complete="1", expression="3", timely="0"),
        gates=(gate,),
        advice=(
            Advice(
                "gate.speech",
                "gate.speech",
                Words("改写成一事一报的信息", "rewrite as one matter, one report"),
                Decimal("42.0"),
                None,
            ),
        ),
        advisories=(),
        problem_item=False,
        on_time=None,
        han=1534,
        audit=None,
    )


def urgent() -> ItemScore:
    """A first report of an emergency that names no unit and was sent late."""
    c06 = CriterionScore(
        "C06",
        Decimal("0.7"),
        "primary",
        (
            Evidence(
                "C06.event",
                Decimal("0.7"),
                ("T", "P", "N"),
                (quote("3月8日14时20分，S203线12公里处边坡塌方", 2, 1, 16),),
            ),
        ),
        (),
    )
    return replace(
        good(),
        path="来稿/初报.docx",
        unit=None,
        title=None,
        encoding="Word",
        kind=KindGuess("urgent", KINDS["urgent"], None, forced=True),
        score=Decimal("74.0"),
        band="revise",
        band_name=BANDS["revise"],
        level=3,
        value=Decimal("31.5"),
        criteria=tuple(
            c06 if each.id == "C06" else replace(each, role="none") for each in criteria()
        ),
        principles=tuple(
            replace(each, score=Decimal(0), max=Decimal(0)) if each.id == "focused" else each
            for each in principles(timely="3")
        ),
        gates=(),
        advice=(),
        advisories=(),
        problem_item=True,
        on_time=False,
        han=186,
    )


def hostile() -> ItemScore:
    """A draft whose every text tries to break the screen."""
    trap = "[red]见[/附件]\x1b[31m红\x07\n第二行\u202e反\t[link=x]"
    item = good()
    return replace(
        item,
        path="来稿/a\nb[bold]\x1b]0;x\x07.txt",
        unit="[/]单位\x1b[2J",
        title=trap,
        criteria=criteria(
            C03=CriterionScore(
                "C03",
                Decimal("0.7"),
                "primary",
                (Evidence("C03.stuck", Decimal("0.7"), ("P",), (quote(trap, 1),)),),
                (NearMiss("C03.asked", (), (trap,), (quote(trap, 2),)),),
            )
        ),
        gates=(GateHit("gate.x", Words(trap), Decimal(64), Words(trap), (quote(trap, 1),)),),
        advice=(Advice("C03.stuck", "C03", Words(trap), Decimal(1), quote(trap, 1)),),
        advisories=(Advisory("notice.x", Words(trap), (quote(trap, 1),)),),
    )


def items() -> tuple[ItemScore, ...]:
    """A small folder in path order."""
    return tuple(sorted((good(), speech(), urgent()), key=lambda item: item.path))


ERROR = fault("来稿/坏稿.doc", "intake.old_word")


def summary(*scores: ItemScore, errors: tuple = ()) -> Summary:
    tally = UnitTally(tuple(BANDS), "未注明单位")
    for each in scores:
        tally.add(each)
    return Summary(tally.units(), tally.total(), errors)


def show(name: str, scores, *, errors: tuple = (), stream=None, **options) -> str:
    """What the renderer ``name`` writes about ``scores``."""
    made = io.StringIO() if stream is None else stream
    writer = open_writer(name, made, RUN, Options(many=len(scores) > 1, **options))
    for each in scores:
        writer.item(each)
    writer.close(summary(*scores, errors=errors))
    return made.getvalue() if stream is None else ""
