"""Invented drafts in any number and length, the same for every run.

Sentences are put together from parts, so that dictionaries, patterns and sentence boundaries meet
something new all the time; places, bodies and figures are made up.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20260105

_PARTS = {
    "county": "青山县 云溪县 石门岭县 白沙县 松江口市 栗林县 南浦区 雁湖县 苍梧岭县 临河区".split(),
    "town": "柳河镇 石桥镇 白水镇 枫林镇 双桥镇 大坪乡 北沟乡 竹坪乡 银杏街道 河东街道".split(),
    "village": "岭背村 上湾村 桥头村 龙塘村 新庄村 梨树坪村 清水社区 红光社区 东门社区".split(),
    "body": (
        "农业农村局 水利局 教育局 卫生健康局 交通运输局 住房和城乡建设局 市场监督管理局 财政局 "
        "人力资源和社会保障局 应急管理局 政务服务和数据管理局 自然资源局 供销社 信访局 统计局"
    ).split(),
    "thing": (
        "早稻 生猪 柑橘 茶叶 校车 供水管网 老旧电梯 农村公路 养老服务站 冷库 粮食烘干机 "
        "小微企业贷款 职业培训券 惠农补贴 村卫生室 公交线路 灌溉渠道 垃圾中转站 工业用电 保障房"
    ).split(),
    "trouble": (
        "价格连续下跌 维修资金没有着落 缺少专业人员 审批环节多耗时长 年久失修 重复建设 "
        "运力不足 账实不符 覆盖面偏窄 群众不愿使用 部门之间数据不通 资金到位慢 设备闲置"
    ).split(),
    "cause": (
        "上级标准与县里实际不一致 管护责任没有落到具体单位 原料成本上涨而收购价不变 "
        "申报材料重复提交 外出务工人员多、留守老人多 前期勘察不细 乡镇没有执法权"
    ).split(),
    "effect": (
        "影响下一季生产 群众多跑路多花钱 部分企业已经减产 存在安全隐患 拉低了全年进度 "
        "资金沉淀在账上 冬季供应可能出现缺口"
    ).split(),
    "measure": (
        "开展全面排查 建立联合审核机制 先行垫付维修费用 组织专业队伍上门服务 统一收费标准 "
        "将管护经费列入年度预算 公开办理时限 对闲置设备重新调配 与邻县共建烘干中心"
    ).split(),
    "result": (
        "办理时间由12天缩短到4天 投诉量比上月减少三成 新增就业岗位260个 亩均增收180元 "
        "管网漏损率下降6个百分点 材料由9份减为3份"
    ).split(),
    "unit": "户 亩 人 家 公里 台 吨 件 个项目".split(),
    "opinion": (
        "盼望补贴早一点发到手里 希望把末班车延后半小时 建议按实际用量收费 "
        "担心明年合同到期没人接手 要求公开维修资金去向"
    ).split(),
    "slogan": (
        "高度重视，精心组织，狠抓落实 统一思想，提高认识 坚持以人民为中心的发展思想 "
        "切实增强责任感和紧迫感 为高质量发展提供有力保障"
    ).split(),
}
_SENTENCES = (
    "截至{m}月{d}日，{county}{thing}累计涉及{n}{unit}，比上年同期增长{p}%。",
    "据{county}{body}统计，{town}、{town}等{k}个乡镇的{thing}{trouble}，涉及群众{n}人。",
    "{m}月{d}日，{county}{body}在{town}{village}走访{k}户农户，发现{thing}{trouble}。",
    "主要原因是{cause}，{thing}的{trouble}，占全县的{p}%。",
    "由于{cause}，{town}{village}有{n}{unit}受到影响，预计损失{q}万元。",
    "如不及时处置，预计到{m}月底将{effect}，涉及资金{q}万元。",
    "{village}村民反映，{thing}{trouble}，{opinion}。",
    "一是由{body}牵头，于{m}月{d}日前{measure}。",
    "二是{measure}，{county}财政安排{q}万元，惠及{n}{unit}。",
    "三是{town}、{town}先行试点，{measure}，{result}。",
    "建议{county}{body}会同{body}，在{m}月底前{measure}，并明确由专人负责。",
    "与{m}月相比，{thing}减少{n}{unit}，下降{p}%，{effect}。",
    "{county}于{y}年{m}月印发《关于加强{thing}管理的通知》，目前完成{p}%，离目标还差{k}个百分点。",
    "下一步，{body}将{measure}，{m}月{d}日前再报进展。",
    "各单位{slogan}，{slogan}。",
    "{thing}方面，{town}实行“{k}天一查、{k}天一报”，{result}；{village}由{body}派{k}名干部驻点。",
    "抽查{n}{unit}，其中合格{p}%，不合格的主要是{trouble}。",
    "{body}负责人介绍，{cause}，{effect}，需要上级在政策上明确口径。",
)
_HEADINGS = ("一、基本情况", "二、存在的问题", "三、原因分析", "四、下一步打算", "五、意见建议")


def sentence(rng: random.Random) -> str:
    """One sentence."""
    numbers = {
        "m": rng.randint(1, 12),
        "d": rng.randint(1, 28),
        "y": rng.randint(2023, 2026),
        "n": rng.choice((rng.randint(11, 99), rng.randint(100, 9999))),
        "p": rng.randint(10, 985) / 10,
        "q": rng.randint(3, 4800),
        "k": rng.randint(2, 30),
    }
    said = rng.choice(_SENTENCES)
    for name, choices in _PARTS.items():
        while (blank := f"{{{name}}}") in said:
            said = said.replace(blank, rng.choice(choices), 1)
    return said.format(**numbers)


def draft(rng: random.Random, length: int) -> str:
    """A draft of about ``length`` characters: a title, paragraphs, some with headings."""
    parts = rng.choice(_PARTS["county"]), rng.choice(_PARTS["thing"]), rng.choice(_PARTS["trouble"])
    lines = ["".join(parts)]
    written, headings = len(lines[0]), iter(_HEADINGS)
    while written < length:
        paragraph = "".join(sentence(rng) for _ in range(rng.randint(2, 5)))
        if rng.random() < 0.4:
            heading = next(headings, None)
            if heading is not None:
                lines.append(heading)
        lines.append("　　" + paragraph)
        written += len(paragraph)
    return "\n".join(lines)[:length] + "\n"


def drafts(count: int, shortest: int = 500, longest: int = 2000) -> Iterator[str]:
    """``count`` drafts of ``shortest`` to ``longest`` characters."""
    rng = random.Random(SEED)
    for _ in range(count):
        yield draft(rng, rng.randint(shortest, longest))
