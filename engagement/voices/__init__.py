"""What people said, kept without saying who they are."""
