"""Words without their endings and accents, so that ``alberi`` and ``albero``, ``perche`` and ``perché`` are one."""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

from snowballstemmer import stemmer

from home.language import is_english

_WORD = re.compile(r"[^\W_]+")

# Words that nearly every text has: whoever writes them in a search means the others.
_FUNCTION_WORDS = (
    # With what is left of some in front of an apostrophe: d'italiano, dall'orto, quell'albero.
    "a ad agli ai al all alla alle allo anche c che chi ci col com come con cosa cui d da dagli dai dal dall dalla "
    "dalle dallo degli "
    "dei del dell della delle dello di dov dove e ed gli ha ho i il in io l la le lo ma mi ne negli nei nel nell nella "
    "nelle nello non o per perche piu qual quale quando quanto quell quello quest questa questo se si sono su sugli "
    "sui sul sull sulla sulle sullo tra fra tu un una uno vi"
)
_ENGLISH_FUNCTION_WORDS = (
    "a about an and are as at be by can do does for from has have how i in is it its my of on or our s that the "
    "their there this to was we what when where which who why will with you your"
)

# Gender and number are in them. The Snowball algorithm for Italian takes "-iano" and "-iere" off as well, but not
# "-iani" and "-ieri": with it "anziano" does not find "anziani".
_ITALIAN_ENDINGS = ("he", "hi", "ia", "ie", "ii", "io", "a", "e", "i", "o")
_SHORTEST_STEM = 3

# It keeps the word that it works at, and threads share it.
_english, _one_at_a_time = stemmer("english"), Lock()


def stems_of(text: str, language: str) -> list[str]:
    """The stem of each word in order: letters and digits alone, folded to lower case without accents."""
    stem = _english_stem if is_english(language) else _italian_stem
    return [stem(word) for word in _words(text)]


def stems_to_find(text: str, language: str) -> list[str]:
    """The stems that a search for ``text`` looks for, each once; its function words count where it has no others."""
    passed_over = (_ENGLISH_FUNCTION_WORDS if is_english(language) else _FUNCTION_WORDS).split()
    words = _words(text)
    meant = [word for word in words if word not in passed_over] or words
    return list(dict.fromkeys(stems_of(" ".join(meant), language)))


def _words(text: str) -> list[str]:
    # Twice: signs that look like letters have no small form until they are letters.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _WORD.findall("".join(mark for mark in decomposed if not unicodedata.combining(mark)))


@lru_cache(maxsize=20_000)
def _english_stem(word: str) -> str:
    """Remembered, for a page is put into the index anew with each publication, and texts repeat their words."""
    with _one_at_a_time:
        return _english.stemWord(word)


def _italian_stem(word: str) -> str:
    """``albero`` and ``alberi``, ``parco`` and ``parchi``, ``amica`` and ``amiche`` become one."""
    return next((word[: -len(ending)] for ending in _ITALIAN_ENDINGS if _leaves_a_stem(word, ending)), word)


def _leaves_a_stem(word: str, ending: str) -> bool:
    return word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
