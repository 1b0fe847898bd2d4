"""Edits to drafts whose effect on the score is known beforehand, and what came of them."""
