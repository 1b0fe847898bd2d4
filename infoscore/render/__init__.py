"""One module a format; each only writes what the report says."""
