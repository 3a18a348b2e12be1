"""Staff see whom an issue reaches before they send it, send it once, and watch how far it is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from home.clock import moment_text
from home.work.boxes import NotDone
from newsletter.models import (
    Delivery,
    DeliveryState,
    Frequency,
    Mailing,
    MailingKind,
    MailingState,
    MailingText,
    NewsletterIssuePage,
    SubscriberImport,
    SuppressionReason,
)
from newsletter.sending import starting
from newsletter.sending.reach import reach_of
from newsletter.sending.scheduling import schedule_issue, withdraw
from newsletter.sending.suppressing import suppress
from newsletter.staff.mailing_lists import listed_mailings
from newsletter.topics import Topic
from newsletter.worker import send_deliveries, work_off_all
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def url(issue) -> str:
    return reverse("newsletter_send", args=(issue.pk,))


def send(client, issue, values, **options):
    return client.post(url(issue), {"confirm": "on", **values}, **options)


def work() -> None:
    while work_off_all() or send_deliveries():
        pass


def read_english(username: str) -> None:
    user = User.objects.get(username=username)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})


@pytest.fixture
def mailing(issue) -> Mailing:
    """Of the issue, with a recipient sent, one queued, one unknown and one refused."""
    mailing = Mailing.objects.create(
        occasion=f"issue:{issue.translation_key}",
        kind=MailingKind.ISSUE,
        page_key=issue.translation_key,
        topics=["programme"],
        state=MailingState.SENDING,
        started_at=timezone.now(),
        queued_at=timezone.now(),
    )
    for state in (DeliveryState.SENT, DeliveryState.QUEUED, DeliveryState.UNKNOWN, DeliveryState.REFUSED):
        Delivery.objects.create(
            mailing=mailing, subscriber=make_subscriber(f"{state}@example.org"), language="it", state=state
        )
    return mailing


def test_the_page_tells_the_exact_number_of_recipients_by_language(manager, issue):
    make_subscriber("anna@example.org")
    make_subscriber("bruno@example.org", language="en")
    make_subscriber("carla@example.org", topics=(Topic.municipio(1),))
    page = text_of(manager.get(url(issue)))
    assert "Sì, invialo a 2 persone" in page
    assert "Tra questi, 1 legge un'altra lingua" in page


def test_each_topic_tells_its_number_and_nobody_gets_it_twice(issue):
    issue.to_municipi = [1]
    issue.save()
    make_subscriber("anna@example.org", topics=(Topic.programme(), Topic.municipio(1)))
    make_subscriber("bruno@example.org", topics=(Topic.municipio(1),))
    make_subscriber("carla@example.org", topics=(Topic.municipio(2),))
    reach = reach_of(issue)
    assert reach.by_topic == {"programme": 1, "municipio:1": 2}
    assert reach.total == 2


def test_an_editor_sees_whom_a_draft_would_reach_and_cannot_send_it(editor, issue):
    make_subscriber("anna@example.org", topics=(Topic.municipio(1),))
    issue.unpublish()
    issue.to_municipi = [1]
    issue.save_revision()
    page = editor.get(reverse("newsletter_reach", args=(issue.pk,)))
    assert page.context["reach"].by_topic == {"programme": 0, "municipio:1": 1}
    assert page.context["reach"].total == 1
    assert "anna@example.org" not in text_of(page)
    assert editor.get(url(issue)).status_code == 302


def test_the_list_of_issues_leads_to_whom_each_reaches(manager, editor, newsletter, issue):
    explorer = reverse("wagtailadmin_explore", args=(newsletter.pk,))
    assert url(issue) in manager.get(explorer).content.decode()
    shown = editor.get(explorer).content.decode()
    assert reverse("newsletter_reach", args=(issue.pk,)) in shown
    assert url(issue) not in shown


def test_who_is_left_out_is_told_with_the_reason(issue):
    held = make_subscriber("anna@example.org")
    suppress(email_key=held.email_key, email=held.email, reason=SuppressionReason.COMPLAINT)
    monthly = make_subscriber("bruno@example.org", frequency=Frequency.MONTHLY)
    earlier = Mailing.objects.create(occasion="issue:0", kind=MailingKind.ISSUE, state=MailingState.DONE)
    Delivery.objects.create(
        mailing=earlier, subscriber=monthly, language="it", state=DeliveryState.SENT, handed_at=timezone.now()
    )
    make_subscriber("carla@example.org", language="en")
    issue.also_untranslated = False
    issue.save()
    reach = reach_of(issue)
    assert reach.total == 0
    assert (reach.left_out_suppressed, reach.left_out_monthly, reach.left_out_language) == (1, 1, 1)


def test_the_number_told_is_the_number_queued(manager, issue):
    for number in range(3):
        make_subscriber(f"vicina{number}@example.org", language="en" if number else "it")
    told = reach_of(issue).total
    send(manager, issue, {"when": "now", "seen": told})
    work()
    assert Delivery.objects.count() == told == len(mail.outbox) == 3


def test_an_issue_is_sent_once_whoever_presses_again(manager, issue, login):
    make_subscriber()
    first = send(manager, issue, {"when": "now", "seen": 1})
    mailing = Mailing.objects.get()
    assert first["Location"] == reverse("newsletter_mailing", args=(mailing.pk,))
    again = send(manager, issue, {"when": "now", "seen": 1}, follow=True)
    assert "già stato affidato" in text_of(again)
    assert Mailing.objects.count() == 1


def test_whoever_confirms_has_seen_the_number_that_is_true(manager, issue):
    make_subscriber()
    page = send(manager, issue, {"when": "now", "seen": 5})
    assert "i destinatari sono cambiati" in text_of(page)
    assert "Sì, invialo a 1 persona" in text_of(page)
    assert not Mailing.objects.exists()
    send(manager, issue, {"when": "now", "seen": 1})
    assert Mailing.objects.exists()


def test_without_the_tick_nothing_is_sent(manager, issue):
    make_subscriber()
    page = manager.post(url(issue), {"when": "now", "seen": 1})
    assert "Spunta la conferma" in text_of(page)
    assert not Mailing.objects.exists()


def test_the_tick_is_asked_again_where_the_number_has_changed(manager, issue):
    make_subscriber()
    page = send(manager, issue, {"when": "now", "seen": 5})
    assert "checked" not in str(page.context["form"]["confirm"])


def test_an_issue_is_scheduled_for_a_moment_to_come(manager, issue):
    make_subscriber()
    later = timezone.localtime() + timedelta(days=2)
    send(manager, issue, {"when": "later", "send_at": later.strftime("%d/%m/%Y %H:%M"), "seen": 1})
    mailing = Mailing.objects.get()
    assert mailing.state == MailingState.SCHEDULED
    assert timezone.localtime(mailing.send_at).strftime("%d/%m/%Y %H:%M") == later.strftime("%d/%m/%Y %H:%M")
    work()
    assert not mail.outbox


def test_an_issue_that_has_not_begun_is_taken_back_and_may_be_sent_another_time(manager, issue):
    make_subscriber()
    later = timezone.localtime() + timedelta(days=2)
    send(manager, issue, {"when": "later", "send_at": later.strftime("%d/%m/%Y %H:%M"), "seen": 1})
    mailing = Mailing.objects.get()
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "Annulla l&#x27;invio" in page
    assert "Interrompi per sempre" not in page
    answer = manager.post(reverse("newsletter_mailing_annulla", args=(mailing.pk,)))
    assert answer["Location"] == url(issue)
    assert not Mailing.objects.exists()
    send(manager, issue, {"when": "now", "seen": 1})
    work()
    assert len(mail.outbox) == 1


def test_an_issue_that_could_not_begin_is_taken_back_though_its_page_is_gone(manager, issue):
    mailing = schedule_issue(page=issue, send_at=timezone.now(), user=None)
    Mailing.objects.update(state=MailingState.HELD)
    issue.delete()
    answer = manager.post(reverse("newsletter_mailing_annulla", args=(mailing.pk,)))
    assert answer["Location"] == reverse("mailing_admin:index")
    assert not Mailing.objects.exists()


def test_an_issue_taken_back_while_its_texts_are_made_does_not_begin(issue):
    mailing = schedule_issue(page=issue, send_at=timezone.now(), user=None)
    assert withdraw(mailing, None)
    with pytest.raises(NotDone):
        starting._begin(mailing)
    assert not MailingText.objects.exists()


@pytest.mark.parametrize("state", [MailingState.QUEUEING, MailingState.SENDING, MailingState.DONE])
def test_an_issue_that_has_begun_is_not_taken_back(manager, mailing, state):
    Mailing.objects.update(state=state)
    answer = manager.post(reverse("newsletter_mailing_annulla", args=(mailing.pk,)), follow=True)
    assert "Intanto l&#x27;invio è cambiato" in text_of(answer)
    assert Delivery.objects.count() == 4


def test_a_piece_of_news_that_waits_is_stopped_for_good(manager):
    news = Mailing.objects.create(
        occasion="update:1", kind=MailingKind.UPDATE, send_at=timezone.now() + timedelta(hours=1)
    )
    page = text_of(manager.get(reverse("newsletter_mailing", args=(news.pk,))))
    assert "Interrompi per sempre" in page
    manager.post(reverse("newsletter_mailing_annulla", args=(news.pk,)))
    assert Mailing.objects.filter(pk=news.pk).exists()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("", "Scrivi la data"),
        ("01/02/2020 10:00", "già passato"),
        ("01/02/2099 10:00", "Manca più di un anno"),
        ("28/03/2027 02:30", "non esiste: si passa all&#x27;ora legale"),
        ("31/10/2027 02:30", "viene due volte: si torna all&#x27;ora solare"),
    ],
)
def test_a_moment_that_is_none_or_past_is_refused(manager, issue, moment, said):
    make_subscriber()
    page = send(manager, issue, {"when": "later", "send_at": moment, "seen": 1})
    assert said in text_of(page)
    assert not Mailing.objects.exists()


def test_a_date_beside_at_once_sends_nothing_and_stays_written(manager, issue):
    make_subscriber()
    moment = (timezone.localtime() + timedelta(days=3)).strftime("%d/%m/%Y %H:%M")
    page = send(manager, issue, {"when": "now", "send_at": moment, "seen": 1})
    assert "scegli una delle due" in text_of(page)
    assert f'value="{moment}"' in text_of(page)
    assert not Mailing.objects.exists()


def test_a_date_chooses_the_later_moment_by_script(manager, issue):
    make_subscriber()
    page = text_of(manager.get(url(issue)))
    assert 'data-chooses="later"' in page
    assert "js/admin.js" in page


def test_a_draft_cannot_be_sent_and_the_page_says_what_is_missing(manager, issue):
    make_subscriber()
    issue.unpublish()
    page = text_of(manager.get(url(issue)))
    assert "Il numero non è pubblicato" in page
    assert "Restano fuori" not in page  # no text is live: whom it would reach is not known yet
    send(manager, issue, {"when": "now", "seen": 1})
    assert not Mailing.objects.exists()


def test_an_issue_with_an_error_cannot_be_sent(manager, issue):
    make_subscriber()
    NewsletterIssuePage.objects.filter(pk=issue.pk).update(subject="")
    send(manager, issue, {"when": "now", "seen": 1})
    assert not Mailing.objects.exists()


def test_what_is_wrong_in_a_block_leads_to_that_block(manager, issue):
    make_subscriber()
    issue.body = [("picture", {"image": None})]
    issue.save()
    block = issue.body[0].id
    edit = reverse("wagtailadmin_pages:edit", args=(issue.pk,))
    assert f"{edit}#block-{block}-section" in text_of(manager.get(url(issue)))


def test_the_errors_of_a_draft_are_told_before_it_is_published(manager, issue):
    issue.unpublish()
    issue.subject = " "
    issue.save_revision()
    page = manager.get(url(issue))
    assert [each.text for each in page.context["obstacles"]][1:] == ["Manca l'oggetto."]
    assert "Manca l&#x27;oggetto." in text_of(page)


def test_what_readers_see_before_opening_is_shown_in_each_live_language_as_it_is_live(manager, issue, homes, settings):
    make_subscriber()
    english_home = homes["en"]
    english_home.refresh_from_db()
    english = english_home.add_child(
        instance=NewsletterIssuePage(
            title="Issue one",
            slug="issue-one",
            subject="What happens in March",
            body=[("text", "<p>Three new projects.</p>")],
            locale=english_home.locale,
            translation_key=issue.translation_key,
        )
    )
    issue.save_revision().publish()
    issue.refresh_from_db()
    issue.subject = "Una bozza più nuova"
    newer = issue.save_revision()
    page = manager.get(url(issue))
    assert [each.subject for each in page.context["envelopes"]] == [
        "Che cosa succede a marzo nei quartieri",
        english.subject,
    ]
    issue.refresh_from_db()
    live = reverse("wagtailadmin_pages:revisions_view", args=(issue.pk, issue.live_revision_id))
    assert newer.pk != issue.live_revision_id
    assert live in text_of(page)
    assert "a marzo nei quartieri" in manager.get(live).content.decode()
    assert issue.preheader in text_of(page)
    assert "noreply@example.org" in text_of(page)
    drafts = text_of(manager.get(reverse("newsletter_check", args=(issue.pk,))))
    assert "Una bozza più nuova" in drafts
    assert f"{reverse('wagtailadmin_pages:view_draft', args=(issue.pk,))}?mode=mail" in drafts


def test_a_refused_form_says_so_on_top_with_a_way_to_the_field(manager, issue):
    make_subscriber()
    page = send(manager, issue, {"when": "later", "send_at": "", "confirm": "", "seen": 1})
    summary = text_of(page).partition('role="alert"')[2].partition("</ul>")[0]
    assert '<a href="#id_send_at">Data e ora</a>: Scrivi la data' in summary
    assert '<a href="#id_confirm">Sì, invialo a 1 persona</a>: Spunta la conferma' in summary
    assert 'id="id_confirm"' in text_of(page)


def test_an_issue_is_called_by_its_subject_before_and_after_it_begins(manager, issue):
    mailing = schedule_issue(page=issue, send_at=timezone.now(), user=None)
    before = str(mailing)
    work()
    assert before == str(Mailing.objects.get()) == issue.subject
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert f'<h2 class="w-h1">{issue.subject}' not in page


def test_without_a_recipient_there_is_nothing_to_send(manager, issue):
    assert "nessun destinatario" in text_of(manager.get(url(issue)))


def test_progress_tells_every_state(manager, mailing):
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "3 di 4 (75 %)" in page
    assert "unknown@example.org" in page
    assert "Metti in pausa" in page


def test_a_mailing_that_was_stopped_is_not_said_to_be_complete(manager, mailing):
    manager.post(reverse("newsletter_mailing_interrompi", args=(mailing.pk,)))
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "inviati 1 di 4" in page
    assert "100 %" not in page


def test_a_mailing_that_is_over_but_for_one_is_neither_said_nor_shown_to_be_complete(manager, mailing):
    Mailing.objects.update(state=MailingState.DONE)
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "<strong>1 inviato, 1 da decidere</strong>" in page
    assert "100 %" not in page
    assert 'max="4" value="2"' in page  # the one in the queue is not done either
    assert "1 inviato, 1 da decidere" in text_of(manager.get(reverse("mailing_admin:index")))


def test_a_mailing_leads_to_its_issue_and_to_what_was_found_in_it(manager, issue, mailing):
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert reverse("wagtailadmin_pages:edit", args=(issue.pk,)) in page
    assert reverse("newsletter_check", args=(issue.pk,)) in page


@pytest.mark.parametrize("state", [MailingState.SCHEDULED, MailingState.HELD])
def test_of_an_issue_whose_page_is_gone_the_mailing_can_only_be_taken_back(manager, issue, state):
    mailing = schedule_issue(page=issue, send_at=timezone.now() + timedelta(days=1), user=None)
    Mailing.objects.update(state=state)
    issue.delete()
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "La pagina del numero è stata eliminata" in page
    assert "Annulla l&#x27;invio" in page
    move = reverse("newsletter_mailing_sposta", args=(mailing.pk,))
    assert move not in page
    assert reverse("newsletter_mailing_riprova", args=(mailing.pk,)) not in page
    assert "è stata eliminata" in text_of(manager.get(move, follow=True))


def test_a_mailing_whose_hour_is_past_says_that_it_should_have_gone(manager, issue):
    moment = timezone.now() - timedelta(minutes=6)
    mailing = schedule_issue(page=issue, send_at=moment, user=None)
    address = reverse("newsletter_mailing", args=(mailing.pk,))
    page = text_of(manager.get(address))
    assert f"Doveva partire il {moment_text(moment)} e non è ancora partito" in page
    assert "· parte il" not in page
    Mailing.objects.update(send_at=timezone.now() - timedelta(minutes=4))
    assert "Doveva partire" not in text_of(manager.get(address))


def test_sending_again_what_may_have_gone_is_confirmed(manager, mailing):
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    again = page.partition(reverse("newsletter_settle_di-nuovo", args=(mailing.pk,)))
    assert again[0].rpartition("<summary")[2].count("</details>") == 0
    assert "lo trova due volte" in again[2].partition("</form>")[0]


def test_who_may_not_decide_is_told_who_does(editor, mailing):
    page = text_of(editor.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "decide un Responsabile" in page
    assert "poi decidi" not in page


def test_topics_are_named_in_the_language_of_the_admin(manager, issue, mailing):
    make_subscriber("anna@example.org")
    read_english("responsabili")
    for name, pk in (("newsletter_mailing", mailing.pk), ("newsletter_send", issue.pk), ("newsletter_reach", issue.pk)):
        Mailing.objects.filter(pk=mailing.pk).update(occasion="issue:other")
        page = text_of(manager.get(reverse(name, args=(pk,))))
        assert "newsletter" in page
        assert "La newsletter del programma" not in page


def test_the_part_that_changes_says_when_it_is_over(manager, mailing):
    part = manager.get(reverse("newsletter_mailing_state", args=(mailing.pk,)))
    assert part["X-Is-Over"] == "0"
    Mailing.objects.update(state=MailingState.DONE)
    part = manager.get(reverse("newsletter_mailing_state", args=(mailing.pk,)))
    assert part["X-Is-Over"] == "1"


@pytest.mark.parametrize(
    ("before", "act", "after"),
    [
        (MailingState.SENDING, "pausa", MailingState.PAUSED),
        (MailingState.PAUSED, "riprendi", MailingState.SENDING),
        (MailingState.HELD, "riprova", MailingState.SCHEDULED),
        (MailingState.SENDING, "interrompi", MailingState.STOPPED),
        (MailingState.DONE, "interrompi", MailingState.DONE),
    ],
)
def test_staff_pause_resume_try_again_and_stop(manager, mailing, before, act, after):
    Mailing.objects.update(state=before)
    answer = manager.post(reverse(f"newsletter_mailing_{act}", args=(mailing.pk,)))
    assert answer.status_code == 302
    mailing.refresh_from_db()
    assert mailing.state == after


@pytest.mark.parametrize(("decision", "state"), [("inviati", DeliveryState.SENT), ("di-nuovo", DeliveryState.QUEUED)])
@pytest.mark.parametrize("chosen", ["all", "one"])
def test_staff_decide_about_the_unknown(manager, mailing, decision, state, chosen):
    unknown = Delivery.objects.get(state=DeliveryState.UNKNOWN)
    address = reverse(f"newsletter_settle_{decision}", args=(mailing.pk,))
    manager.post(address, {"chosen": "all" if chosen == "all" else unknown.pk})
    unknown.refresh_from_db()
    assert unknown.state == state


def test_who_was_refused_is_queued_again_once_the_reason_is_gone(manager, mailing):
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "Invia di nuovo ai rifiutati" in page
    manager.post(reverse("newsletter_settle_rifiutati-di-nuovo", args=(mailing.pk,)), {"chosen": "all"})
    states = dict(Delivery.objects.values_list("subscriber__email", "state"))
    assert states["refused@example.org"] == DeliveryState.QUEUED
    assert states["unknown@example.org"] == DeliveryState.UNKNOWN


def test_of_a_mailing_that_was_stopped_nothing_is_offered_to_be_sent_again(manager, mailing):
    Mailing.objects.update(state=MailingState.STOPPED)
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "Considera inviato" in page
    assert "Invia di nuovo" not in page


def test_a_decision_that_comes_too_late_says_so(manager, mailing):
    address = reverse("newsletter_settle_inviati", args=(mailing.pk,))
    manager.post(address, {"chosen": "all"})
    assert "niente da decidere" in text_of(manager.post(address, {"chosen": "all"}, follow=True))


def test_other_topics_than_those_it_was_sent_with_are_told(manager, issue, mailing):
    Mailing.objects.update(state=MailingState.SCHEDULED, started_at=None)
    page = reverse("newsletter_mailing", args=(mailing.pk,))
    assert "altri argomenti" not in text_of(manager.get(page))
    issue.to_municipi = [4]
    issue.save()
    assert "altri argomenti" in text_of(manager.get(page))


@pytest.mark.parametrize("chosen", ["", "x", "9" * 30, "-1"])
def test_a_strange_choice_decides_nothing(manager, mailing, chosen):
    answer = manager.post(reverse("newsletter_settle_inviati", args=(mailing.pk,)), {"chosen": chosen})
    assert answer.status_code == 302
    assert Delivery.objects.filter(state=DeliveryState.UNKNOWN).exists()


def test_the_page_says_who_did_what(manager, mailing):
    manager.post(reverse("newsletter_mailing_pausa", args=(mailing.pk,)))
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "<td>responsabili</td><td>Invio messo in pausa</td>" in page


def test_an_editor_watches_and_neither_sends_nor_stops_nor_reads_addresses(editor, issue, mailing):
    page = editor.get(reverse("newsletter_mailing", args=(mailing.pk,)))
    assert page.status_code == 200
    assert "unknown@example.org" not in text_of(page)
    assert "Metti in pausa" not in text_of(page)
    for name in ("newsletter_mailing_pausa", "newsletter_mailing_interrompi", "newsletter_settle_inviati"):
        editor.post(reverse(name, args=(mailing.pk,)), {"chosen": "all"})
    send(editor, issue, {"when": "now", "seen": 0})
    mailing.refresh_from_db()
    assert mailing.state == MailingState.SENDING
    assert Delivery.objects.filter(state=DeliveryState.UNKNOWN).exists()


def test_a_mailing_whose_texts_cannot_be_made_says_that_it_is_tried_again(manager, issue):
    mailing = schedule_issue(page=issue, send_at=timezone.now(), user=None)
    Mailing.objects.update(error="KeyError: x", tries=3)
    assert "il sito riprova da sé" in text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))


def test_the_list_of_mailings_leads_to_each_with_its_subject_and_how_many_have_got_it(manager, issue, mailing):
    MailingText.objects.create(mailing=mailing, language="it", subject="Marzo nei quartieri")
    page = text_of(manager.get(reverse("mailing_admin:index")))
    assert reverse("newsletter_mailing", args=(mailing.pk,)) in page
    assert "Marzo nei quartieri" in page
    assert listed_mailings().get().sent == 1


def test_an_issue_that_waits_is_listed_by_its_subject(manager, issue):
    schedule_issue(page=issue, send_at=timezone.now(), user=None)
    assert issue.subject in text_of(manager.get(reverse("mailing_admin:index")))


def test_the_list_of_mailings_writes_out_a_moment_that_is_still_to_come(manager, issue):
    moment = timezone.now() + timedelta(days=3)
    schedule_issue(page=issue, send_at=moment, user=None)
    page = text_of(manager.get(reverse("mailing_admin:index")))
    assert moment_text(moment) in page


def test_in_english_no_moment_can_be_read_with_day_and_month_the_other_way_round(manager, issue):
    moment = datetime(2030, 12, 5, 9, 30, tzinfo=ZoneInfo("Europe/Rome"))
    mailing = schedule_issue(page=issue, send_at=moment, user=None)
    read_english("responsabili")
    page = text_of(manager.get(reverse("newsletter_mailing", args=(mailing.pk,))))
    assert "5 December 2030 at 09:30" in page
    assert "12/05/2030" not in page
    assert "5 December 2030 at 09:30" in text_of(manager.get(reverse("wagtailadmin_home")))


@pytest.mark.parametrize("name", ["mailing_admin", "subscriber_admin", "suppression_admin", "import_admin"])
def test_a_long_list_moves_sideways_in_a_box_of_its_own(manager, issue, name):
    make_subscriber()
    suppress(email_key="k", email="anna@example.org", reason=SuppressionReason.COMPLAINT)
    schedule_issue(page=issue, send_at=timezone.now(), user=None)
    SubscriberImport.objects.create(file_name="elenco.csv")
    page = text_of(manager.get(reverse(f"{name}:index"))).partition('id="listing-results"')[2]
    assert "overflow-x-auto" in page.partition("<table")[0].rpartition("<div")[2]
    assert "min-width" in page.partition("<table")[2].partition(">")[0]


def test_the_list_of_mailings_asks_no_more_for_many(manager):
    manager.get(reverse("mailing_admin:index"))
    with CaptureQueriesContext(connection) as one:
        manager.get(reverse("mailing_admin:index"))
    for number in range(15):
        Mailing.objects.create(occasion=f"update:{number}", kind=MailingKind.UPDATE)
    with CaptureQueriesContext(connection) as many:
        manager.get(reverse("mailing_admin:index"))
    assert len(many) <= len(one) + 1
