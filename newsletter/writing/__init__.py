"""Writing an issue: its live figures and when they are frozen, its mail, what is checked before sending."""
