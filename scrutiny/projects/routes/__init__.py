"""The pages of scrutiny: for everybody, for the panel, for the committee, for staff."""
