"""People who sign in: staff by e-mail and password, customers and members by a link or a code."""
