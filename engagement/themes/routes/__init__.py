"""The pages of themes: the workbench of staff, and what others may read."""
