"""The front door: the first page, the demo's door, and the pages about the site itself."""
