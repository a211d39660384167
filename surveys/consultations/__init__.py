"""Asking before a decision, and saying what came of it."""
