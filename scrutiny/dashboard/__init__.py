"""The committee's first page: it asks every room and changes nothing."""
