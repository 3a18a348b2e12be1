"""What stands in for the places in a notice's text."""

from datetime import datetime

from home.clock import last_moment_before, long_date
from home.money import format_euros
from newsletter.models.notices import PLACE


def filled(text: str, words: dict[str, str]) -> str:
    """The text with each ``{place}`` replaced; what is unknown stays as it is written."""
    return PLACE.sub(lambda found: words.get(found[1], found[0]), text)


def words_of_figures(facts: dict) -> dict[str, str]:
    """Of a campaign's facts, as the receivers of its signals keep them; in the language that is read."""
    raised, threshold = facts.get("raised_cents", 0), facts.get("threshold_cents", 0)
    words = {
        "raccolto": format_euros(raised),
        "soglia": format_euros(threshold),
        "manca": format_euros(max(0, threshold - raised)),
        "quota_del_comune": format_euros(facts.get("city_share_cents", 0)),
    }
    if facts.get("ends_at"):
        words["ultimo_giorno"] = long_date(last_moment_before(datetime.fromisoformat(facts["ends_at"])))
    return words
