"""What the program itself says, in Chinese and English.

Rule names, reasons and advice come from the rule files; here stand only the words of the
program: faults, headings, labels.  Keys are dotted, ``room.what``; each room keeps its own
module of phrases, ``key: (Chinese, English)``.
"""

from __future__ import annotations

from infoscore.wording import (
    checking,
    cli,
    intake,
    judging,
    ledger,
    metamorphic,
    report,
    ruleset,
    unitreport,
    units,
)

LANGUAGES = ("zh", "en")

PHRASES: dict[str, tuple[str, str]] = {
    **intake.PHRASES,
    **ruleset.PHRASES,
    **judging.PHRASES,
    **checking.PHRASES,
    **units.PHRASES,
    **report.PHRASES,
    **cli.PHRASES,
    **ledger.PHRASES,
    **unitreport.PHRASES,
    **metamorphic.PHRASES,
}


def say(key: str, lang: str = "zh", **blanks: object) -> str:
    """The phrase ``key`` in ``lang`` with its blanks filled. An unknown key is a bug: KeyError."""
    return PHRASES[key][LANGUAGES.index(lang)].format(**blanks)


LONGEST_IN_MINUTES = 90


def duration(minutes: int, lang: str = "zh") -> str:
    """A number of minutes as one says it: 40 分钟, 2 小时, 26 小时 5 分钟."""
    if minutes <= LONGEST_IN_MINUTES:
        return say("judging.minutes", lang, minutes=minutes)
    hours, rest = divmod(minutes, 60)
    key = "judging.hours_minutes" if rest else "judging.hours"
    return say(key, lang, hours=hours, minutes=rest)
