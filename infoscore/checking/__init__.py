"""``infoscore check``: findings with a severity, gates over them, baselines and suppressions."""
