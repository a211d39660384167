"""What many are saying: themes found by the machine, checked by people, followed over time."""
