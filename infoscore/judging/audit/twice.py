from __future__ import annotations


def check(book):
    return ()
