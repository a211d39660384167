"""Scrutiny projects: eight weeks from question to report."""
