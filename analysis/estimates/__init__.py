"""What a number from a survey is worth: shares, sample sizes, changes and TSM scores."""
