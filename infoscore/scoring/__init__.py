"""From findings to an item's score and a unit's summary, in exact decimals."""
