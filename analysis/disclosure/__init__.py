"""Hides small groups in tables of counts, so that no table says what one neighbour said."""
