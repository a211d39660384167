"""How each promise of the charter is measured, read from every room by name."""
