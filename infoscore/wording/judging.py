"""Phrases of the room ``judging``: key → (Chinese, English)."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "judging.too_short": (
        "正文只有 {han} 个汉字，不足 {least} 字，无从判断，不打分；请补写正文后再试",
        "the body has {han} Han characters, fewer than {least}: no score; write more of it",
    ),
    "judging.title_only": (
        "只有一行 {han} 个汉字的标题，没有正文，不打分；请补写正文后再试",
        "only a title of {han} Han characters and no body: no score; write the body",
    ),
    "judging.not_chinese": (
        "汉字只占全文的 {share}%，不像中文稿件，不打分；请检查文件内容或编码",
        "only {share}% of the text is Han characters: no score; check the file",
    ),
    "judging.unknown_kind": (
        "没有「{kind}」这种类型；可用的有 {known}",
        "no kind “{kind}”; known ones are {known}",
    ),
    "judging.lag_minutes": (
        "事发到报送 {taken} 分钟，时限 {allowed} 分钟（{source}）",
        "{taken} minutes from event to report; the limit is {allowed} ({source})",
    ),
    "judging.lag_workdays": (
        "事发到报送 {taken} 个工作日，时限 {allowed} 个工作日（{source}）",
        "{taken} working days from event to report; the limit is {allowed} ({source})",
    ),
    "judging.lag_estimated": (
        "事发到报送约 {taken} 个工作日，时限 {allowed}（{source}；当年调休未公布，按周末估算）",
        "about {taken} working days; the limit is {allowed} ({source}; weekends only)",
    ),
}
