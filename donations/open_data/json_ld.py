"""The open data as a schema.org Dataset, for search engines that look for data."""

from django.utils.translation import get_language, gettext

from donations.open_data import LICENCE_URL
from donations.open_data.files import DATA_SETS
from donations.programme import last_day_with_a_movement
from home.page_head import PageHead, absolute
from home.structured_data import Node, institution

CONTENT_TYPES = {"csv": "text/csv", "json": "application/json"}


def dataset(head: PageHead) -> Node:
    """A Dataset with each file as a download, in the language that is read; ``head`` is that of the page about it."""
    last_day = last_day_with_a_movement()
    publisher = institution(head)
    found = {
        "@type": "Dataset",
        "name": gettext("Dati aperti del crowdfunding civico"),
        "description": gettext(
            "Le raccolte del programma con soglie, quote del Comune, somme raccolte ed esiti, e i loro totali "
            "giornalieri. Importi in centesimi di euro, nessun dato personale."
        ),
        "url": head.canonical_url,
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "inLanguage": get_language(),
        "creator": publisher,
        "publisher": publisher,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{data_set.title} ({form.upper()})",
                "encodingFormat": CONTENT_TYPES[form],
                "contentUrl": absolute(data_set.path(form)),
            }
            for data_set in DATA_SETS.values()
            for form in CONTENT_TYPES
        ],
    }
    if last_day:
        found["dateModified"] = last_day.isoformat()
    return found
