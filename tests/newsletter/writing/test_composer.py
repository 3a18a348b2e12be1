"""An issue is composed in each language whose page is live, with figures that stay; or not at all, and why."""

import json

import pytest
from wagtail.models import PageViewRestriction

from donations.models import Campaign
from newsletter import composing, marks
from newsletter.composing import CannotCompose
from tests.newsletter.writing.making import block, make_issue, make_mailing

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(homes, campaign, project):
    return make_issue(homes["it"], block("project", {"project": project.pk}))


def test_each_live_language_has_its_text_the_italian_one_in_front(issue, homes):
    english = make_issue(homes["en"], translation_key=issue.translation_key, subject="In English")
    texts = composing.compose(make_mailing(issue))
    assert [(text.language, text.subject) for text in texts] == [("it", issue.subject), ("en", "In English")]
    assert [text.url for text in texts] == ["http://testserver" + page.get_url() for page in (issue, english)]
    for text in texts:
        assert marks.LEAVE_URL in text.html
        assert marks.LEAVE_URL in text.text


def test_a_language_that_is_a_draft_is_left_out(issue, homes):
    make_issue(homes["en"], translation_key=issue.translation_key, live=False)
    assert [text.language for text in composing.compose(make_mailing(issue))] == ["it"]


def test_the_figures_that_went_in_are_kept_with_the_text(issue, campaign):
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=123_00)
    (text,) = composing.compose(make_mailing(issue))
    (figures,) = text.frozen["blocks"].values()
    assert figures["projects"][0]["raised_cents"] == 123_00
    assert "123 raccolti" in text.text
    assert json.loads(json.dumps(text.frozen)) == text.frozen


def test_the_foot_names_the_topics_that_it_is_sent_to_and_not_what_the_page_says_since(issue):
    mailing = make_mailing(issue, topics=["municipio:7"])
    (text,) = composing.compose(mailing)
    assert "le notizie del Municipio 7" in text.text
    assert "la newsletter del programma" not in text.text


@pytest.mark.parametrize("how", ["unpublished", "private", "deleted"])
def test_a_page_that_not_anybody_may_see_is_not_sent(issue, how):
    mailing = make_mailing(issue)
    if how == "unpublished":
        issue.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=issue, restriction_type="login")
    else:
        issue.delete()
    with pytest.raises(CannotCompose, match="non è pubblicata"):
        composing.compose(mailing)


def test_one_for_the_archive_alone_is_not_sent(homes):
    with pytest.raises(CannotCompose, match="solo per l'archivio"):
        composing.compose(make_mailing(make_issue(homes["it"], is_archive_only=True)))


def test_an_error_that_came_up_since_the_button_holds_it_and_says_which(homes, project):
    issue = make_issue(homes["it"], block("button", {"label": "Guarda", "page": project.pk}))
    mailing = make_mailing(issue)
    project.unpublish()
    with pytest.raises(CannotCompose, match=r"«Guarda» porta a una pagina che non c'è più"):
        composing.compose(mailing)


def test_a_warning_holds_nothing(homes):
    issue = make_issue(homes["it"], block("heading", "Titolo"), block("closing_soon"), preheader="")
    assert len(composing.compose(make_mailing(issue))) == 1
