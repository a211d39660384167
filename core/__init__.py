"""Pipes and wires: what every floor stands on. It knows nothing of housing."""
