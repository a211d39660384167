"""You said, we did: what the landlord does about what it heard."""
