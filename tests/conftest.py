"""What holds for every test: the same examples every run, and nothing kept in the user's home."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("infoscore", deadline=None, derandomize=True)
settings.load_profile("infoscore")

# The rules are read from their YAML once a run, not for each of the many starts of the program.
CACHE = tempfile.mkdtemp(prefix="infoscore-tests-")
os.environ["INFOSCORE_CACHE"] = CACHE
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)
