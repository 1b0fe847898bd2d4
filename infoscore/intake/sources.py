"""Find the drafts a user means: files, folders, standard input."""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from infoscore.errors import Fault, fault
from infoscore.lazily import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

READ_SUFFIXES = frozenset({".txt", ".md", ".docx"})
# Formats a draft may well be written in but which are not read: in a folder they are reported,
# not passed over, unless a readable file of the same name lies beside them.
DRAFT_SUFFIXES = frozenset(
    {".doc", ".wps", ".wpt", ".rtf", ".odt", ".docm", ".uof", ".uot", ".pdf", ".ofd"}
)
_LOCK = "~$"  # Word's mark of a file that is open, which a shell's *.docx names, too
# Text, but never a draft: tables, settings, programs.
_OTHER_SUFFIXES = frozenset(
    {".csv", ".tsv", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".xml"}
    | {".css", ".js", ".ts", ".py", ".sh", ".bat", ".sql"}
)
# A folder so named says when or what, not who.
_PERIOD = lazily(
    r"\d{2,4}[-_.年]?\d{0,2}[-_.月]?\d{0,2}[日号]?|\d{1,2}月份?|\d{4}年?Q[1-4]|Q[1-4]"
    r"|(\d{4}年?)?(第?[一二三四1-4]季度|[上下]半年|全年|\d{1,2}月份?)"
    r"|[一二三四五六七八九十]{1,2}月份?|(总?第)?\d{1,4}期|第[一二三四五六七八九十]{1,3}[期周]"
)
_UNIT_LIKE = lazily(
    "[一-鿿]{2,}(?:局|委|办|办公室|政府|镇|乡|街道|社区|中心|公司|站|大队|支队|厅|处|院|校)$"
)
"""A folder given by itself names the unit only where its name reads like one."""
_GENERIC = lazily(
    "草稿|初稿|原稿|定稿|稿件|来稿|信息稿?|政务信息|报送|上报|待审|待评|已审|样例|示例|样稿|测试|资料|材料"
    "|文档|文件|附件|新建文件夹.*|汇总|备份|采用|未采用|本月|上月|今日|紧急"
    "|drafts?|samples?|examples?|tests?|data|docs?|inputs?|in|texts?|items?|info|inbox|incoming"
    "|new|old|tmp|temp|misc|backup|src|files",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where one draft comes from. ``file`` is None for standard input.

    ``path`` is the name shown to the user, with ``/`` between folders; ``unit`` the name of the
    folder that stands for the reporting unit, if the draft came out of one.
    """

    path: str
    file: Path | None = None
    unit: str | None = None


def find(
    paths: Sequence[str], *, stdin_name: str = "-"
) -> tuple[tuple[Source, ...], tuple[Fault, ...]]:
    """The drafts under ``paths``, each once, and what is wrong with the rest, in path order."""
    sources, faults = found(paths, stdin_name=stdin_name)
    return once(sources), faults


def found(paths: Sequence[str], *, stdin_name: str = "-") -> tuple[list[Source], tuple[Fault, ...]]:
    """The drafts under ``paths``, one as often as it has names, and what is wrong with the rest.

    A folder is searched to the bottom. A file named outright is taken even with a strange suffix:
    its content decides when it is read; its folder names the unit as if it had been given. ``-``
    is standard input, shown as ``stdin_name``.
    """
    sources: list[Source] = []
    faults: list[Fault] = []
    locks: list[Fault] = []
    for path in paths:
        if path == "-":
            sources.append(Source(stdin_name))
            continue
        problem = _problem(path)
        if problem:
            faults.append(fault(shown(path), problem))
        elif Path(path).is_dir():
            _search(path, sources, faults)
        elif _suffix(path) in _OTHER_SUFFIXES:
            faults.append(fault(shown(path), "intake.not_a_draft", suffix=_suffix(path)))
        elif os.path.basename(path).startswith(_LOCK):  # noqa: PTH119
            locks.append(fault(shown(path), "intake.lock"))
        else:
            sources.append(Source(shown(path), Path(path), _unit_of(os.path.dirname(path))))  # noqa: PTH120
    if not sources:
        faults += locks
    return sources, tuple(sorted(set(faults)))


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each draft by one of its names, in path order."""
    unique: dict[str, Source] = {}
    for source in sorted(sources, key=lambda s: (s.unit is None, s.path)):
        unique.setdefault(_identity(source), source)
    return tuple(sorted(unique.values(), key=lambda s: s.path))


def shown(path: str) -> str:
    """``path`` for the screen: ``/`` between folders, one line, every character printable."""
    text = path.replace(os.sep, "/")
    text = "".join(c if c.isprintable() else _escaped(c) for c in text)
    return text or '""'


def os_fault(name: str, error: OSError | ValueError) -> Fault:
    """Say an error of the operating system about the file ``name`` in the user's words."""
    number = getattr(error, "errno", None)
    known = {
        errno.ENOENT: "intake.missing",
        errno.ENOTDIR: "intake.missing",
        errno.EACCES: "intake.no_permission",
        errno.EPERM: "intake.no_permission",
        errno.EISDIR: "intake.is_folder",
        errno.ELOOP: "intake.link_loop",
        errno.ENAMETOOLONG: "intake.bad_name",
        errno.EINVAL: "intake.bad_name",
        errno.EILSEQ: "intake.bad_name",
        errno.ENXIO: "intake.not_regular",
        errno.ENODEV: "intake.not_regular",
    }
    if number in known:
        return fault(name, known[number])
    if isinstance(error, ValueError):  # a NUL or a half character in the name
        return fault(name, "intake.bad_name")
    reason = errno.errorcode.get(number, str(number)) if number else type(error).__name__
    return fault(name, "intake.unreadable", reason=reason)


def _problem(path: str) -> str | None:
    """The phrase that says why ``path`` cannot be a draft or a folder, or None."""
    if not path:
        return "intake.no_name"
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  Path("") would mean the folder we are in
    except (OSError, ValueError) as error:
        phrase = os_fault(path, error).phrase
        gone = phrase == "intake.missing" and os.path.islink(path)  # noqa: PTH114
        return "intake.dangling" if gone else phrase
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "intake.not_regular"
    return None


def _search(folder: str, sources: list[Source], faults: list[Fault]) -> None:
    """Add the drafts below ``folder``."""
    before = len(sources) + len(faults)
    given = _unit_of(folder)
    for path, parts in _walk(folder, faults):
        unit = next((shown(name) for name in parts if _names_unit(name)), given)
        sources.append(Source(shown(path), Path(path), unit))
    if len(sources) + len(faults) == before:
        faults.append(fault(shown(folder), "intake.folder_empty"))


def _unit_of(folder: str) -> str | None:
    """The name of a folder that reads like that of a unit."""
    own = os.path.basename(os.path.abspath(folder))  # noqa: PTH100, PTH119
    return shown(own) if not own.isascii() and _UNIT_LIKE.search(own) else None


def _walk(top: str, faults: list[Fault]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Draft files below ``top`` with the names of the folders between; no folder twice, and each
    by a name without links where it has one.
    """
    seen: set[str] = set()
    waiting: list[tuple[str, tuple[str, ...]]] = [(top, ())]
    linked: list[tuple[str, tuple[str, ...]]] = []
    while waiting or linked:
        folder, parts = (waiting or linked).pop()
        real = os.path.realpath(folder)
        if real in seen:  # a link that loops, or leads where we have been
            continue
        seen.add(real)
        try:
            with os.scandir(folder) as entries:
                names = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            faults.append(os_fault(shown(folder), error))
            continue
        readable = {
            Path(entry.name).stem for entry in names if _suffix(entry.name) in READ_SUFFIXES
        }
        for entry in reversed(names):
            if entry.name.startswith((".", _LOCK, "__MACOSX")):
                continue
            if _is_folder(entry):
                (linked if entry.is_symlink() else waiting).append(
                    (entry.path, (*parts, entry.name))
                )
            elif _suffix(entry.name) in READ_SUFFIXES or (
                _suffix(entry.name) in DRAFT_SUFFIXES and Path(entry.name).stem not in readable
            ):
                yield entry.path, parts


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _names_unit(folder: str) -> bool:
    plain = folder.strip().strip("（）()【】[]")
    return not (_GENERIC.fullmatch(plain) or _PERIOD.fullmatch(plain))


def _identity(source: Source) -> str:
    if source.file is None:
        return "-"
    return "/" + os.path.normcase(os.path.realpath(source.file))


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    if character == "\u3000":
        return character
    return character.encode("unicode_escape", "backslashreplace").decode("ascii")
