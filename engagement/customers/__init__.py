"""Customers, their homes, and the ways they like to be reached."""
