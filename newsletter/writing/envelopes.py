"""What a reader sees of an issue before opening it, language by language, and where to look at each whole."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from home.outgoing import sender
from newsletter.mail_frame import frame_context
from newsletter.models import NewsletterIssuePage
from newsletter.writing.versions import live_versions, versions_of


@dataclass(frozen=True)
class PreviewLink:
    label: str
    url: str


@dataclass(frozen=True)
class Envelope:
    """``language`` is a locale's name as the site writes it."""

    language: str
    subject: str
    preheader: str
    sender: str
    previews: list[PreviewLink]


def live_envelopes(page: NewsletterIssuePage) -> list[Envelope]:
    """Of what goes out if it is sent now; empty where no language is live."""
    return [_envelope(version, _live_previews(version)) for version in live_versions(page.translation_key)]


def draft_envelopes(page: NewsletterIssuePage) -> list[Envelope]:
    """Of each language as it was saved last, live or not; the first language in front."""
    drafts = [version.get_latest_revision_as_object() for version in versions_of(page.translation_key)]
    return [_envelope(draft, _draft_previews(draft)) for draft in drafts]


def _envelope(page: NewsletterIssuePage, previews: list[PreviewLink]) -> Envelope:
    return Envelope(
        language=page.locale.get_display_name(),
        subject=page.subject,
        preheader=page.preheader,
        sender=sender(frame_context(page.locale.language_code)["programme_name"]),
        previews=previews,
    )


def _draft_previews(page: NewsletterIssuePage) -> list[PreviewLink]:
    address = reverse("wagtailadmin_pages:view_draft", args=(page.pk,))
    return [PreviewLink(str(label), f"{address}?mode={mode}") for mode, label in page.preview_modes]


def _live_previews(page: NewsletterIssuePage) -> list[PreviewLink]:
    """Wagtail's previews are of the newest draft: where one waits, the live text is looked at as its revision."""
    if not (page.has_unpublished_changes and page.live_revision_id):
        return _draft_previews(page)
    address = reverse("wagtailadmin_pages:revisions_view", args=(page.pk, page.live_revision_id))
    return [PreviewLink(_("E-mail pubblicata"), address)]
