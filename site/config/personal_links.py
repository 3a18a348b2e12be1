"""Keeps the personal links of subscribers out of the log: whoever reads one there could use it."""

import logging
import re

# ``newsletter/urls.py``: what follows these is the token.
_TOKEN = re.compile(r"(/iscrizione/(?:conferma|preferenze|esci)/)[^/\s]+")


class WithoutPersonalLinks(logging.Filter):
    """For the logger that writes down the paths of requests that went wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_TOKEN.sub(r"\1…", each) if isinstance(each, str) else each for each in record.args)
        return True
