"""What the answers say, with small groups kept private."""
