"""The workshop: words and numbers only. It knows no web, no database and no neighbours."""
