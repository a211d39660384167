"""Questions, their order, and who is asked which."""
