"""Writes the mails that donors get, and hands them to the provider."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from donations.figures import figures_of
from donations.models import Donation, DonorMail, EntryKind, LedgerEntry, MailKind, RefundCause, RefundOrder
from home.models import HomePage
from home.money import format_euros
from home.outgoing import hand_over, sender
from projects.models import ProjectPage


def send(mail: DonorMail) -> None:
    """Render one mail in the donor's language and send it; whatever the provider raises goes to the caller.

    Raises ``Hopeless`` where it is the donor's address that the provider will never take.
    """
    with translation.override(mail.attempt.donation.language):
        hand_over(_message(mail))


def _message(mail: DonorMail) -> EmailMultiAlternatives:
    context = {**_context(mail.attempt.donation), **(_refund(mail) if mail.about else {})}
    subject = _subject(mail.kind, context)
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"donations/emails/{mail.kind}.txt", context),
        from_email=sender(context["programme_name"]),
        to=[mail.attempt.donation.email],
        reply_to=[context["contact_email"]] if context["contact_email"] else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    html = render_to_string(f"donations/emails/{mail.kind}.html", {**context, "subject": subject})
    message.attach_alternative(html, "text/html")
    return message


def _subject(kind: str, context: dict) -> str:
    texts = {
        MailKind.CONFIRMED: _("Grazie: abbiamo ricevuto la tua donazione di %(amount)s per «%(project)s»"),
        MailKind.WAITING: _("La tua donazione di %(amount)s per «%(project)s» è in attesa della banca"),
        MailKind.FAILED: _("La tua donazione di %(amount)s per «%(project)s» non è andata a buon fine"),
        MailKind.REFUNDED: _("Ti abbiamo rimborsato %(refund)s della tua donazione per «%(project)s»"),
        MailKind.REFUND_RETURNED: _("Il rimborso di %(refund)s per «%(project)s» è tornato indietro"),
    }
    return texts[MailKind(kind)] % {
        "amount": context["amount"],
        "refund": context.get("refund", ""),
        "project": context["project_title"],
    }


def _refund(mail: DonorMail) -> dict:
    """Of a mail about a refund: how much, and whether the whole campaign is given back."""
    entry = LedgerEntry.objects.get(kind=EntryKind.REFUND, source_id=mail.about)
    order = RefundOrder.objects.filter(refund_id=mail.about).first()
    return {
        "refund": format_euros(-entry.amount_cents),
        "is_campaign_missed": order is not None and order.cause == RefundCause.CAMPAIGN_MISSED,
    }


def _context(donation: Donation) -> dict:
    campaign = donation.campaign
    language = donation.language
    projects = ProjectPage.objects.filter(translation_key=campaign.project_key).select_related("organisation")
    in_language = projects.filter(locale__language_code=language, live=True)
    project = in_language.first() or projects.filter(live=True).first()
    home = HomePage.objects.filter(locale=Locale.objects.get_for_language(language)).live().first()
    status_path = reverse("donations:status", args=(donation.public_id,))
    return {
        "donation": donation,
        "amount": format_euros(donation.amount_cents),
        "project_title": project.title if project else campaign.project_title,
        "project_url": settings.SITE_URL + project.get_url() if project else "",
        "status_url": settings.SITE_URL + status_path,
        "figures": figures_of(campaign, project.organisation) if project else None,
        "programme_name": home.programme_name if home else settings.WAGTAIL_SITE_NAME,
        "institution_name": home.institution_name if home else "",
        "contact_email": home.contact_email if home else "",
        "language": language,
    }
