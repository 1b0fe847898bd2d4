"""What the score gains from text that says nothing: python tests/benchmarks/gaming.py

Every attack of tests/gaming, at every dose and in every place, on the project's samples and on the
drafts of ``eval/dev`` where they lie beside the checkout (or at --labelled).  Prints one row an
attack and dose: mean gain over drafts and places, worst gain with its draft, and how many attacked
texts gained a level.  Exit code 1 where a mean is above 2 points or a level was gained.
"""

from __future__ import annotations

import argparse
import datetime
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from gaming.attacks import DOSES, attacks_of  # noqa: E402
from gaming.trial import MOST, Trial, drafts_in, samples  # noqa: E402

from infoscore.ruleset.load import load_rules  # noqa: E402

AS_OF = datetime.date(2026, 1, 5)


def main() -> int:
    """Run from the command line."""
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    shared = ROOT.parent / "shared" / "eval" / "dev"
    given.add_argument("--labelled", type=Path, default=shared)
    given.add_argument("--rules", type=Path)
    given.add_argument("--only", help="attacks whose name begins so")
    given.add_argument("--above", type=float, help="list attacked texts that gained more")
    given.add_argument("--levels", action="store_true", help="list attacked texts a level higher")
    asked = given.parse_args()
    rules = load_rules(asked.rules)
    drafts = {**samples(), **drafts_in(asked.labelled / "drafts")}
    trial = Trial(rules, drafts, AS_OF)
    print(f"{len(trial.base)} drafts; gain in points, levels gained\n")
    print(f"{'attack':<22}{'dose':>5}{'texts':>7}{'mean':>7}{'worst':>7}{'levels':>7}  draft")
    missed = 0
    for attack in attacks_of(rules):
        if asked.only and not attack.id.startswith(asked.only):
            continue
        for dose in DOSES if attack.dosed else DOSES[-1:]:
            gains = trial.gains(attack, dose)
            mean = statistics.mean(g.points for g in gains)
            worst = max(gains, key=lambda g: g.points)
            levels = [g for g in gains if g.levels > 0]
            missed += mean > MOST or bool(levels)
            print(
                f"{attack.id:<22}{dose:>5.0%}{len(gains):>7}{mean:>+7.2f}{worst.points:>+7.1f}"
                f"{len(levels):>7}  {worst.draft} ({worst.place})",
                flush=True,
            )
            for gain in gains:
                if (asked.levels and gain.levels > 0) or (
                    asked.above is not None and gain.points > asked.above
                ):
                    print(f"    {gain.draft} ({gain.place}) {gain.before} → {gain.after}")
    print(f"\n{missed} rows miss the aim (mean at most {MOST}, no level gained)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
