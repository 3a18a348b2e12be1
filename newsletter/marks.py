"""Marks in a mailing's frozen texts, in whose place each recipient's own links come."""

LEAVE_URL = "@@leave_url@@"
PREFERENCES_URL = "@@preferences_url@@"


def fill(text: str, *, leave_url: str, preferences_url: str) -> str:
    return text.replace(LEAVE_URL, leave_url).replace(PREFERENCES_URL, preferences_url)
