"""Rich text in plain words: paragraphs, lists, addresses behind their words, lines that are not too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.writing.folding import WIDTH, fold, fold_all, tidy
from newsletter.writing.places import Place
from newsletter.writing.rich_text import as_html, as_paragraphs, links_in

PLACES = {7: Place("https://testserver/it/progetti/", "it"), 8: Place("https://testserver/en/projects/", "en")}


def plain(html: str) -> str:
    return fold_all(as_paragraphs(html))


def test_paragraphs_have_a_blank_line_between_them():
    assert plain("<p>Uno.</p><p>Due <b>forte</b>.</p>") == "Uno.\n\nDue forte."


def test_lists_are_marked_and_numbered():
    html = "<p>Ecco:</p><ul><li>uno</li><li>due</li></ul><ol><li>primo</li><li>secondo</li></ol><p>Fine.</p>"
    assert plain(html) == "Ecco:\n\n- uno\n- due\n\n1. primo\n2. secondo\n\nFine."


def test_a_list_inside_a_list_is_indented():
    assert plain("<ul><li>uno<ul><li>dentro</li></ul></li><li>due</li></ul>") == "- uno\n  - dentro\n- due"


def test_long_items_hang_below_their_mark():
    lines = plain(f"<ul><li>{'parola ' * 20}</li></ul>").splitlines()
    assert len(lines) > 1
    assert all(line.startswith("  ") for line in lines[1:])


def test_a_links_address_stands_behind_its_words_and_an_address_is_not_said_twice():
    assert plain('<p>Leggi <a href="https://e.it/a?b=1&amp;c=2">il bando</a>.</p>') == (
        "Leggi il bando <https://e.it/a?b=1&c=2>."
    )
    assert plain('<p><a href="https://e.it/">https://e.it/</a></p>') == "https://e.it/"


def test_links_to_pages_are_absolute_and_say_where_they_change_the_language():
    html = as_html('<p><a linktype="page" id="7">a</a> <a linktype="page" id="8">b</a></p>', PLACES, "it")
    assert html == (
        '<p><a href="https://testserver/it/progetti/">a</a> '
        '<a href="https://testserver/en/projects/" hreflang="en">b</a></p>'
    )


@pytest.mark.parametrize("page_id", ["9", "x", ""])
def test_a_link_to_a_page_that_is_not_there_is_no_link(page_id):
    html = as_html(f'<p><a linktype="page" id="{page_id}">parole</a></p>', PLACES, "it")
    assert "href" not in html
    assert plain(html) == "parole"


def test_links_are_found_with_their_words():
    found = links_in('<p><a linktype="page" id="7">il <b>bando</b></a> e <a href="#x"></a></p>')
    assert [(link.get("id"), link.get("href"), link["text"]) for link in found] == [
        ("7", None, "il bando"),
        (None, "#x", ""),
    ]


def test_an_amount_is_not_torn_from_its_sign():
    folded = fold("a" * (WIDTH - 2) + " €\u00a012")
    assert folded.splitlines()[1] == "€\u00a012"


def test_an_address_is_never_broken():
    address = "https://example.org/" + "a" * 100
    assert address in fold(f"Qualche parola prima {address} e qualcuna dopo").splitlines()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=400))
def test_folding_keeps_every_word_and_no_line_is_longer_than_it_must(text):
    folded = fold(text)
    assert folded.split() == text.split()
    for line in folded.splitlines():
        assert len(line) <= WIDTH or " " not in line.strip()


def test_a_tidy_text_has_no_two_blank_lines_and_no_spaces_at_the_ends_of_lines():
    assert tidy("\n\na  \n\n\n\nb\n\n") == "a\n\nb\n"
