"""Units scored from a ledger of facts by a method that is data."""
