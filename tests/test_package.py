"""The wheel carries all it needs: installed alone, outside the checkout, it grades a draft."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "青山县农业农村局" / "01-预警-稻飞虱虫量上升.txt"

pytestmark = pytest.mark.slow


def run(*command, cwd):
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    pytest.importorskip("pip")
    folder = tmp_path_factory.mktemp("wheel")
    build = ("-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", folder)
    run(sys.executable, *build, ROOT, cwd=folder)
    return next(folder.glob("infoscore-*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """An interpreter with the wheel and, for what it depends on, this environment's packages."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    scripts = "Scripts" if os.name == "nt" else "bin"
    fresh = folder / scripts / "python"
    site = run(fresh, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    target = Path(site.strip())
    install = ("-m", "pip", "install", "--no-deps", "--no-index", "--target", target)
    run(sys.executable, *install, wheel, cwd=folder)
    # only a path: the editable install of this checkout, itself a .pth file, stays out
    for kind in ("purelib", "platlib"):
        (target / f"{kind}.pth").write_text(sysconfig.get_path(kind) + "\n", encoding="utf-8")
    return fresh


def test_the_wheel_holds_the_rules_and_the_type_marker(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    rules = {p.relative_to(ROOT).as_posix() for p in (ROOT / "rules").rglob("*.yaml")}
    assert {f"infoscore/{rule}" for rule in rules} <= set(names)
    assert "infoscore/py.typed" in names


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"infoscore"}


def test_installed_alone_it_grades_a_draft(python, tmp_path):
    draft = tmp_path / "稿件.txt"
    draft.write_bytes(SAMPLE.read_bytes())
    where = run(python, "-c", "import infoscore; print(infoscore.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(python.parents[1])
    told = run(python, "-m", "infoscore", "grade", draft, "--as-of", "2026-01-05", cwd=tmp_path)
    here = run(
        sys.executable, "-m", "infoscore", "grade", draft, "--as-of", "2026-01-05", cwd=tmp_path
    )
    assert told == here
    assert "/ 100" in told


def test_its_version_is_the_programs(python, wheel, tmp_path):
    version = wheel.name.split("-")[1]
    assert (
        run(python, "-m", "infoscore", "--version", cwd=tmp_path).strip() == f"infoscore {version}"
    )
