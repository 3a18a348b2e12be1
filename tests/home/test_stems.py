"""Words that are one to a reader have one stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.stems import stems_of, stems_to_find


@pytest.mark.parametrize(
    "forms",
    [
        "albero alberi",
        "perché perche PERCHÉ perche\u0301",
        "parco parchi",
        "amica amiche amico amici",
        "orto orti",
        "arte arti",
        "anziano anziani anziana anziane",
        "quartiere quartieri",
        "ufficio uffici",
        "spiaggia spiagge",
        "biblioteca biblioteche",
        "città citta",
    ],
)
def test_forms_of_an_italian_word_are_one(forms):
    assert len(set(stems_of(forms, "it"))) == 1


@pytest.mark.parametrize("forms", ["tree trees", "library libraries", "garden gardens gardening"])
def test_forms_of_an_english_word_are_one(forms):
    assert len(set(stems_of(forms, "en"))) == 1


@pytest.mark.parametrize("words", ["via vie", "casa caso cosa", "lago ago"])
def test_short_words_keep_enough_to_be_told_apart(words):
    assert len(set(stems_of(words, "it"))) > 1


def test_an_article_with_its_apostrophe_is_a_word_of_its_own():
    assert stems_of("dell’orto l'albero", "it") == ["dell", "ort", "l", "alber"]


def test_a_search_means_the_words_that_say_something():
    assert stems_to_find("gli alberi del parco", "it") == ["alber", "parc"]
    assert stems_to_find("scuola d'italiano dell’orto, all'aperto", "it") == ["scuol", "italian", "ort", "apert"]
    assert stems_to_find("the children's trees", "en") == ["children", "tree"]


def test_a_search_of_nothing_but_function_words_means_them():
    assert stems_to_find("Perché?", "it") == stems_of("perche", "it")


@pytest.mark.parametrize("text", ["", "   ", "\x00", '"', "((( *** ^^^", "¿?"])
def test_a_text_without_words_has_no_stems(text):
    assert stems_to_find(text, "it") == []


def test_words_of_other_scripts_are_words():
    assert stems_to_find("北京 école", "it") == ["北京", "ecol"]


@given(st.text(max_size=200), st.sampled_from(["it", "en"]))
def test_a_stem_is_letters_and_digits_whatever_is_written(text, language):
    assert all(stem and stem.isalnum() for stem in stems_of(text, language))


@given(st.text(max_size=200), st.sampled_from(["it", "en"]))
def test_a_text_has_all_stems_that_a_search_for_it_looks_for(text, language):
    assert set(stems_to_find(text, language)) <= set(stems_of(text, language))
