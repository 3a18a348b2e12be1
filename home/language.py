"""Which of the site's two languages is read."""

from django.utils.translation import get_language


def is_english(language: str | None = None) -> bool:
    """Whether ``language`` is English; the one that is read now where none is named."""
    return (language or get_language() or "it").startswith("en")


def in_language_read(italian: str, english: str) -> str:
    """The text for whoever reads now: the Italian one too where no English one was written."""
    return english if english and is_english() else italian


def language_of(english: str) -> str:
    """The code of the language that ``in_language_read`` answers in."""
    return "en" if english and is_english() else "it"
