"""The one wire model of a report, and its schema."""
