"""Blocks refuse what mail programs or readers could do nothing with, but only once it is to be published."""

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from newsletter.blocks import ButtonBlock, PictureAndWordsBlock
from newsletter.models import NewsletterIssuePage

pytestmark = pytest.mark.django_db

ADDRESS = "https://example.org/"


def cleaned(block, value: dict, *, is_draft: bool = False):
    read = block.to_python({"page": None, "url": "", **value})
    if is_draft:
        block.defer_required_validation()
    return block.clean_deferred(read) if is_draft else block.clean(read)


def picture_value(picture, **values) -> dict:
    return {"image": picture.pk, "alt": "", "is_decorative": False, "caption": "", **values}


def test_a_picture_has_words_or_is_decorative(picture):
    block = PictureAndWordsBlock()
    for values in ({"alt": "Un orto"}, {"is_decorative": True}, {"alt": "Il bando", "url": ADDRESS}):
        cleaned(block, picture_value(picture, **values))
    for values in ({}, {"is_decorative": True, "url": ADDRESS}):
        with pytest.raises(StructBlockValidationError) as refused:
            cleaned(block, picture_value(picture, **values))
        assert set(refused.value.block_errors) == {"alt"}


def test_a_picture_leads_to_one_place(picture, project):
    with pytest.raises(StructBlockValidationError) as refused:
        cleaned(PictureAndWordsBlock(), picture_value(picture, alt="Un orto", page=project.pk, url=ADDRESS))
    assert set(refused.value.block_errors) == {"url"}


def test_a_button_leads_to_one_place(project):
    for goal in ({"page": project.pk}, {"url": ADDRESS}):
        cleaned(ButtonBlock(), {"label": "Guarda", **goal})
    for goal in ({}, {"page": project.pk, "url": ADDRESS}):
        with pytest.raises(StructBlockValidationError):
            cleaned(ButtonBlock(), {"label": "Guarda", **goal})


def test_a_draft_may_be_incomplete(picture):
    cleaned(PictureAndWordsBlock(), picture_value(picture), is_draft=True)
    cleaned(ButtonBlock(), {"label": "Guarda"}, is_draft=True)


def test_what_editors_read_is_in_italian():
    children = NewsletterIssuePage.body.field.stream_block.child_blocks
    assert [str(child.label) for child in children.values()] == [
        *("Titolo", "Testo", "Immagine", "Pulsante", "Un progetto", "Ultimi giorni", "Manca poco"),
        *("Nuove raccolte", "Un Municipio", "Notizie", "Il programma in cifre"),
    ]
