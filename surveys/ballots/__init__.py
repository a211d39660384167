"""Ballots: secret where promised, one vote each, counted exactly, checkable by anyone."""
