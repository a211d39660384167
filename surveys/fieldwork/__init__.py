"""Who is asked, how they are invited, and what they answer."""
