"""The office's ledger: read as it is kept, checked cell by cell, written back."""
