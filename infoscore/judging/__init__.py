"""Kinds, frames, principles and gates: pure functions from slots and rules to findings."""
