"""Tags for the previews of notices' texts."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from newsletter.models import NoticeText
from newsletter.notices.preview import preview

register = template.Library()


@register.simple_tag
def notice_html(text: NoticeText) -> SafeString:
    """The mail's HTML, escaped where it was written; empty where there is nothing to tell of."""
    mail = preview(text)
    return mark_safe(mail.html) if mail else SafeString()  # noqa: S308 - a rendered template


@register.simple_tag
def notice_text(text: NoticeText) -> str:
    mail = preview(text)
    return mail.text if mail else ""
