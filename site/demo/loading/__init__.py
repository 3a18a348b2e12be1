"""Turns the demonstration content into rows of the site's own models."""
