"""Makes a page small that all see alike; no other may be, for its length would tell of secrets in it (BREACH)."""

import gzip
import re
from functools import lru_cache

import brotli

# Best first, with how hard it tries: half a millisecond for a page, as it is done once for each that is kept.
_LEVELS = {"br": 5, "gzip": 6}
# Or an element in which blanks are text.
_INDENTATION = re.compile(rb"(<(?P<name>pre|textarea)\b.*?</(?P=name)>)|\n\s+", re.DOTALL)
_REFUSED = re.compile(r";\s*q=0(?:\.0*)?\s*$")


@lru_cache(maxsize=100)  # browsers send a handful of different ones
def encoding_for(accept_encoding: str) -> str:
    """The name of the best encoding that the header ``Accept-Encoding`` allows; empty where it allows none of ours."""
    offers = [offer.strip().lower() for offer in accept_encoding.split(",")]
    accepted = {offer.split(";")[0].strip() for offer in offers if not _REFUSED.search(offer)}
    return next((name for name in _LEVELS if name in accepted), "")


def without_indentation(html: bytes) -> bytes:
    """The page without spaces at the beginning of its lines, a tenth of it, but where they are text."""
    return _INDENTATION.sub(lambda found: found[1] or b"\n", html)


def compress(content: bytes, encoding: str) -> bytes:
    """``content`` in an encoding that ``encoding_for`` has chosen."""
    if encoding == "br":
        return brotli.compress(content, mode=brotli.MODE_TEXT, quality=_LEVELS["br"])
    if encoding == "gzip":
        return gzip.compress(content, compresslevel=_LEVELS["gzip"], mtime=0)
    return content
