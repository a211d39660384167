"""The charter: what the landlord promised, and whether it keeps it."""
