"""What holds for every test: the same examples every run, and nothing kept in the user's home."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("infoscore", deadline=None, derandomize=True)
settings.load_profile("infoscore")

os.environ["INFOSCORE_CACHE"] = ""
