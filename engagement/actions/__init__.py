"""You said, we did: what the landlord promised to do, and whether it did."""
