"""Attacks on the score, and what they gain."""
