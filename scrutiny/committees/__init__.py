"""The customer committee: who is on it, and when it meets."""
