"""The frame of every mail of the newsletter: who sends it, in which language, with styles where mail programs look."""

import re

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from wagtail.models import Locale

from home.models import HomePage
from home.page_head import absolute
from newsletter.models import NewsletterPage

# Rules for the dark scheme and for phones stay in the head: they cannot be inlined.
_INLINER = css_inline.CSSInliner(
    keep_style_tags=False, keep_at_rules=True, minify_css=True, load_remote_stylesheets=False
)
# Templates are indented for their readers; Gmail counts it.
_INDENTATION = re.compile(r"\n\s*")


def frame_context(language: str) -> dict[str, str]:
    """What ``newsletter/emails/base.html`` prints around any content."""
    locale = Locale.objects.get_for_language(language)
    home = HomePage.objects.filter(locale=locale).live().first()
    newsletter = NewsletterPage.objects.filter(locale=locale).live().first()
    return {
        "language": language,
        "site_url": settings.SITE_URL,
        "programme_name": home.programme_name if home else settings.WAGTAIL_SITE_NAME,
        "institution_name": home.institution_name if home else "",
        "institution_url": home.institution_url if home else "",
        "contact_email": home.contact_email if home else "",
        "postal_address": newsletter.postal_address if newsletter else "",
        "mark_url": absolute(static("img/mail-mark.png")),
    }


def render_html(template: str, context: dict, *, language: str) -> str:
    """The template in ``language`` with every style in its element; it extends ``newsletter/emails/base.html``."""
    with translation.override(language):
        inlined = _INLINER.inline(render_to_string(template, context))
    # The inliner puts its rules in front of everything, and browsers look for the encoding in the first kilobyte.
    return _INDENTATION.sub("\n", inlined).replace("<head>", '<head><meta charset="utf-8">', 1)


def render_text(template: str, context: dict, *, language: str) -> str:
    with translation.override(language):
        return render_to_string(template, context)
