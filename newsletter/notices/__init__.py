"""News of a project to whoever follows it: one each, once."""
