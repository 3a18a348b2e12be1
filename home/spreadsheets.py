"""Texts on their way into a spreadsheet, which would run what begins like a formula."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def harmless(value):
    """A text that a spreadsheet shows and does not run; anything else as it is."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
