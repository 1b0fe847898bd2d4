"""Property tests here draw the same examples every run and are not timed one by one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("infoscore", deadline=None, derandomize=True)
settings.load_profile("infoscore")
