"""An office with an inbox: drafts in a repository with settings, for tests of check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GOOD = (
    "柳河镇412户村民饮水断供26天\n"
    "自2月11日起，青山县柳河镇东沟、西沟两村412户村民饮水断供。据县水利局核查，1.8公里主管老化爆裂，"
    "镇政府两次协调未果。截至3月8日，镇里已用供水车送水18车次。建议县水务公司4月10日前更换主管。\n"
)
EMPTY_TALK = (
    "在全县教育工作会议上的讲话\n同志们：\n"
    "今天召开全县教育工作会议，主要任务是总结工作、部署任务。下面我讲三点意见。\n"
    "一是要提高认识，高度重视；二是要加强领导，狠抓落实；三是要统筹推进，务求实效。\n"
    "同志们，让我们振奋精神，真抓实干，奋力开创教育工作新局面。\n"
)
SETTINGS = "paths: [来稿]\nas_of: 2026-03-09\nbaseline: 基线.json\nfail: {score: 10}\n"
INBOX = {"来稿/水利局/断供.txt": GOOD, "来稿/教育局/讲话.txt": EMPTY_TALK}
TITLE_ONLY = "青山县柳河镇东沟西沟两村四百一十二户断水\n"  # gets no score


def put(folder: Path, name: str, text: str) -> Path:
    """A file in ``folder``."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def settle(folder: Path) -> Path:
    """A repository with drafts and settings in ``folder``."""
    for name, text in INBOX.items():
        put(folder, name, text)
    (folder / ".git").mkdir()
    put(folder, "infoscore.yaml", SETTINGS)
    return folder
