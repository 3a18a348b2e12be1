"""Words come in the places of a text, escaped, and in the language that they are in."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsletter.models import NoticeKind, NoticeText
from newsletter.notices.composer import paragraphs_of
from newsletter.notices.places import meanings_of
from newsletter.notices.words import Word, filled, filled_html, words_of_figures

WORDS = {"progetto": Word("Orti & <b>api</b>", "it"), "raccolto": Word("€ 7")}


def test_a_text_with_a_place_that_there_is_nothing_for_is_empty():
    assert filled("{raccolto} di {soglia}", WORDS) == ""


def test_a_word_that_looks_like_a_place_is_left_as_it_is():
    assert filled("{progetto}", {"progetto": Word("{raccolto}"), "raccolto": Word("€ 7")}) == "{raccolto}"


def test_text_and_words_are_escaped_each():
    assert filled_html("<i>{progetto}</i>", WORDS, language="it") == (
        "&lt;i&gt;Orti &amp; &lt;b&gt;api&lt;/b&gt;&lt;/i&gt;"
    )


def test_a_word_in_another_language_than_the_mails_says_so():
    html = filled_html("About {progetto}: {raccolto}", WORDS, language="en")
    assert html == 'About <span lang="it">Orti &amp; &lt;b&gt;api&lt;/b&gt;</span>: € 7'


@pytest.mark.parametrize(("raised", "has_missing"), [(19_999_99, True), (20_000_00, False), (20_000_01, False)])
def test_what_is_missing_is_told_below_the_threshold_alone(raised, has_missing):
    words = words_of_figures(
        raised_cents=raised, threshold_cents=20_000_00, city_share_cents=1, ends_at=timezone.now() + timedelta(days=7)
    )
    assert ("manca" in words) is has_missing


@pytest.mark.parametrize("text", ["uno\n\ndue", "uno\r\n\r\ndue", "uno\r\n \t\r\n\r\n\r\ndue\r\n", "\n\nuno\n\n\ndue"])
def test_blank_lines_part_paragraphs_whichever_way_they_were_typed(text):
    assert paragraphs_of(text) == ["uno", "due"]


def refusal(kind: NoticeKind, **values) -> dict[str, list[str]]:
    fields = {"subject": "Oggetto", "heading": "Titolo", "text": "Testo", "button": "Vai", **values}
    text = NoticeText(kind=kind, language="it", **fields)
    try:
        text.clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


def test_a_place_that_means_nothing_is_refused_and_told_what_does():
    (sentence,) = refusal(NoticeKind.UPDATE, text="Siamo a {raccolto}")["text"]
    assert sentence.startswith("«{raccolto}» qui non si può usare.")
    assert "{riassunto}" in sentence


@pytest.mark.parametrize("text", ["Evviva {progetto", "Evviva progetto}", "{{progetto}}", "{ {progetto}"])
def test_a_brace_without_its_other_is_refused(text):
    assert "graffa" in refusal(NoticeKind.THRESHOLD, heading=text)["heading"][0]


@pytest.mark.parametrize("name", ["subject", "heading", "button"])
def test_what_has_to_be_there_holds_no_place_that_may_lack(name):
    (sentence,) = refusal(NoticeKind.KEPT, **{name: "Manca {manca}"})[name]
    assert "{manca}" not in sentence.split("Puoi usare")[1]
    assert not refusal(NoticeKind.KEPT, text="Manca {manca}", preheader="Manca {manca}")


def test_every_place_is_explained():
    for kind in NoticeKind:
        text = NoticeText(kind=kind, language="it")
        assert len(meanings_of(text)) == len(text.places)
