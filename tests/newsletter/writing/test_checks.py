"""What is found in an issue before it is sent: errors keep it back, warnings do not."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from newsletter.writing.checks import Level, problems_of
from newsletter.writing.live import block_key
from tests.newsletter.writing.making import TEXT, block, fresh, make_campaign, make_issue, make_mailing, make_newsletter

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SUBJECT = "Tre progetti a cui manca pochissimo"
PREHEADER = "Un orto, un teatro e una radio: ecco che cosa serve a ciascuno di loro."


def issue_with(homes, *blocks, **values):
    return make_issue(homes["it"], *blocks, **{"subject": SUBJECT, "preheader": PREHEADER, **values})


def translated(homes, issue):
    english = make_issue(
        homes["en"],
        translation_key=issue.translation_key,
        subject="Three projects close to their goal",
        preheader="A garden, a theatre and a radio: here is what each of them needs now.",
    )
    english.save_revision().publish()
    return english


def errors(issue) -> list[str]:
    return [problem.text for problem in problems_of(issue) if problem.level == Level.ERROR]


def warnings(issue) -> list[str]:
    return [problem.text for problem in problems_of(issue) if problem.level == Level.WARNING]


def link(href: str, words: str = "il bando del Comune") -> dict:
    return block("text", f'<p><a href="{href}">{words}</a></p>')


def test_a_whole_issue_with_its_translation_has_no_problem(homes):
    issue = issue_with(homes)
    issue.save_revision().publish()
    translated(homes, issue)
    assert problems_of(fresh(issue)) == []


def test_no_subject_is_an_error(homes):
    issue = issue_with(homes)
    issue.subject = "  "
    assert errors(issue) == ["Manca l'oggetto."]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"subject": "x" * 61}, "L'oggetto ha 61 caratteri"),
        ({"preheader": ""}, "Manca il testo di anteprima"),
        ({"preheader": "Corto."}, "Il testo di anteprima ha 6 caratteri"),
        ({"preheader": "x" * 101}, "Il testo di anteprima ha 101 caratteri"),
        ({"preheader": f"{SUBJECT}, e poi ancora altre cose da leggere"}, "ripete l'oggetto"),
        ({"title": "TODO: un titolo"}, "testo provvisorio: «TODO»"),
        ({"subject": "Lorem per adesso"}, "testo provvisorio: «Lorem»"),
    ],
)
def test_what_could_be_better_in_front_of_it_is_a_warning(homes, values, said):
    issue = issue_with(homes, **values)
    assert any(said in text for text in warnings(issue))
    assert errors(issue) == []


def test_the_subject_of_an_older_issue_is_a_warning(homes):
    issue_with(homes)
    assert any("stesso oggetto" in text for text in warnings(issue_with(homes, subject=SUBJECT.upper())))


def test_nobody_to_send_it_to_is_an_error(homes):
    assert any("nessun argomento" in text for text in errors(issue_with(homes, to_programme=False)))
    assert errors(issue_with(homes, to_programme=False, to_municipi=[4])) == []


def test_one_for_the_archive_alone_cannot_be_sent(homes):
    assert any("solo per l'archivio" in text for text in errors(issue_with(homes, is_archive_only=True)))


def test_an_issue_without_content_is_an_error(homes):
    assert any("è vuoto" in text for text in errors(issue_with(homes, block("closing_soon"))))


def test_a_picture_needs_words_unless_it_is_decorative(homes, picture):
    def found(**values):
        return errors(issue_with(homes, block("picture", {"image": picture.pk, **values})))

    assert any("non ha testo alternativo" in text for text in found())
    assert found(alt="Un orto") == found(is_decorative=True) == []
    assert any("senza parole" in text for text in found(is_decorative=True, url="https://example.org/"))


def test_a_picture_that_is_gone_is_an_error(homes):
    assert any("non ha immagine" in text for text in errors(issue_with(homes, block("text", TEXT), block("picture"))))


@pytest.mark.parametrize(
    "href",
    ["https://example.org/a?b=1", "http://example.org", "mailto:ufficio@example.org?subject=Ciao", "tel:+3902020202"],
)
def test_an_address_that_is_one_is_no_problem(homes, href):
    assert errors(issue_with(homes, link(href))) == []


@pytest.mark.parametrize(
    "href",
    [
        *("https://", "https://exa mple.org", "ftp://example.org/", "javascript:alert(1)", "example.org", ""),
        *("mailto:nessuno", "tel:", "#in-fondo", "https://[::1"),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error_at_its_block(homes, href):
    issue = issue_with(homes, link(href))
    found = [problem for problem in problems_of(issue) if problem.is_error]
    assert len(found) == 1
    assert found[0].block_id == block_key(issue.body[0])


@pytest.mark.parametrize("how", ["unpublished", "private", "deleted"])
@pytest.mark.parametrize("where", ["text", "button", "picture"])
def test_a_link_to_a_page_that_not_anybody_may_see_is_an_error(homes, project, picture, how, where):
    issue = issue_with(
        homes,
        {
            "text": block("text", f'<p><a linktype="page" id="{project.pk}">il progetto</a></p>'),
            "button": block("button", {"label": "Guarda il progetto", "page": project.pk}),
            "picture": block("picture", {"image": picture.pk, "alt": "Guarda il progetto", "page": project.pk}),
        }[where],
        block("text", TEXT),
    )
    assert errors(issue) == []
    if how == "unpublished":
        project.unpublish()
    elif how == "private":
        PageViewRestriction.objects.create(page=project, restriction_type="login")
    else:
        project.delete()
    if how == "deleted" and where != "text":  # Wagtail empties the choice: there is nothing left to lead anywhere
        return
    assert any("non c'è più o non è pubblicata" in text for text in errors(fresh(issue)))


def test_a_button_that_leads_nowhere_is_an_error(homes):
    issue = issue_with(homes, block("text", TEXT), block("button", {"label": "Guarda"}))
    assert any("non porta da nessuna parte" in text for text in errors(issue))


def test_words_of_a_link_that_say_nothing_are_a_warning(homes):
    issue = issue_with(homes, link("https://example.org/", "clicca qui"))
    assert any("«clicca qui»" in text for text in warnings(issue))


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("closing_soon", "nessuna raccolta aperta finisce entro 7 giorni"),
        ("nearly_there", "a nessuna raccolta aperta mancano meno di €\u00a0500 alla soglia"),
        ("new_projects", "nessuna raccolta si è aperta dopo l'ultimo numero inviato"),
        ("municipio", "nel Municipio 2 non c'è nessuna raccolta aperta"),
        ("news", "non c'è nessuna notizia in questa lingua"),
    ],
)
def test_an_empty_live_block_says_which_and_why(homes, kind, why):
    issue = issue_with(homes, block("text", TEXT), block(kind))
    found = [problem for problem in problems_of(issue) if problem.block_id]
    assert [(problem.level, problem.block_id) for problem in found] == [(Level.WARNING, block_key(issue.body[1]))]
    assert found[0].text.endswith(f"resta fuori: {why}.")


def test_a_project_whose_campaign_is_over_is_a_warning(homes, call):
    project, _campaign = make_campaign(homes["it"], call, opened=9 * DAY, ends=-DAY, title="Finita")
    issue = issue_with(homes, block("project", {"project": project.pk}))
    assert any("«Finita» non è aperta" in text for text in warnings(issue))


def test_a_project_that_comes_twice_is_a_warning(homes, campaign, project):
    issue = issue_with(homes, block("project", {"project": project.pk}), block("municipio"))
    assert f"«{project.title}» compare in più di un blocco." in warnings(issue)


def test_a_button_without_words_is_an_error(homes):
    issue = issue_with(homes, block("button", {"label": " ", "url": "https://example.org/"}))
    assert errors(issue) == ["Un pulsante non ha parole."]


def test_a_municipio_that_was_not_chosen_is_told_as_that(homes):
    issue = issue_with(homes, block("text", TEXT), block("municipio", {"municipio": ""}))
    assert "Il blocco «Un Municipio» resta fuori: non hai scelto il Municipio." in warnings(issue)


def test_a_date_that_is_not_that_of_sending_is_a_warning(homes):
    today = timezone.localdate()
    issue = issue_with(homes, date=today - 30 * DAY)
    assert any("cambiala, se è di una copia" in text for text in warnings(issue))
    issue.date = today
    assert not any("cambiala" in text for text in warnings(issue))
    mailing = make_mailing(issue, send_at=timezone.now() + 3 * DAY)
    assert any("ma parte il" in text for text in warnings(issue))
    issue.date = today + 3 * DAY
    assert not any("cambiala" in text for text in warnings(issue))
    issue.date = today - 30 * DAY
    mailing.started_at = timezone.now()
    mailing.save()
    assert not any("cambiala" in text for text in warnings(issue))


def test_a_missing_translation_says_what_english_readers_get(homes):
    assert "La versione inglese manca. Chi legge in inglese riceve il testo italiano." in warnings(issue_with(homes))
    issue = issue_with(homes, also_untranslated=False)
    assert "La versione inglese manca. Chi legge in inglese non riceve questo numero." in warnings(issue)


def test_a_translation_that_is_a_draft_or_older_is_a_warning(homes):
    issue = issue_with(homes)
    issue.save_revision().publish()
    english = translated(homes, issue)
    english.unpublish()
    assert any("ancora una bozza" in text for text in warnings(fresh(issue)))
    english.save_revision().publish()
    fresh(issue).save_revision().publish()
    assert any("prima dell'ultima modifica" in text for text in warnings(fresh(issue)))


def test_a_translation_that_was_published_untranslated_is_a_warning(homes):
    issue = issue_with(homes)
    make_newsletter(homes["en"])
    issue.save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(fresh(issue))
    translation = Translation.objects.create(source=source, target_locale=homes["en"].locale)
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    total, _translated = translation.get_progress()
    said = f"Nella versione inglese mancano {total} testi su {total}: si leggono in italiano."
    assert said in warnings(fresh(issue))
    for segment in StringSegment.objects.filter(source=source)[1:]:
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=homes["en"].locale, data="English"
        )
    assert f"Nella versione inglese manca 1 testo su {total}: si legge in italiano." in warnings(fresh(issue))
    Translation.objects.update(enabled=False)  # written by hand from now on
    assert not any(f"su {total}" in text for text in warnings(fresh(issue)))


def test_what_is_wrong_in_a_live_translation_is_told_with_the_italian_issue(homes):
    issue = issue_with(homes)
    english = translated(homes, issue)
    english.body = json.dumps([link("javascript:alert(1)", "the call")])
    english.save_revision().publish()
    assert any(text.startswith("Nella versione inglese: Il collegamento «the call»") for text in errors(fresh(issue)))


def test_errors_come_first(homes):
    issue = issue_with(homes, block("text", TEXT), block("closing_soon"), link("#x"), preheader="")
    levels = [problem.level for problem in problems_of(issue)]
    assert levels == sorted(levels, key=[Level.ERROR, Level.WARNING].index)
    assert set(levels) == {Level.ERROR, Level.WARNING}


def test_a_mail_that_gmail_would_cut_is_an_error(homes):
    long = block("text", "<p>" + "parola " * 15_000 + "</p>")
    assert any("Gmail la taglia" in text for text in errors(issue_with(homes, long)))
