"""Danger heard: concerns that a person must judge quickly."""
