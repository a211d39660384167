"""Each prints a table beside its bare limit."""
