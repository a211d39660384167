"""We ask: surveys, consultations and ballots."""
