"""What staff see and do about the newsletter in Wagtail's admin."""
