"""We hear, promise and act: everything customers tell us and what we do about it."""
