"""Customers check us."""
