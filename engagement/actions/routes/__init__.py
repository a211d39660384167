"""The pages of actions: for everybody, for staff, for the committee."""
