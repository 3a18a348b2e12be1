"""What the templates of issues ask for: an issue's parts, its mail, and words of plain text."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage

from home.chrome import chrome_for
from newsletter.mail_pictures import MailPicture, mail_picture
from newsletter.models import NewsletterIssuePage
from newsletter.writing import folding, words
from newsletter.writing.issues import Issue, issue_of, preview_mail
from newsletter.writing.mail import IssueMail
from newsletter.writing.samples import sample_of

register = template.Library()
register.filter("mail_picture", mail_picture)
register.filter("data_moment", words.data_moment)
register.filter("one_of", words.one_of)
register.filter("more_words", words.more_words)
register.filter("missing_words", words.missing_words)
register.filter("raised_words", words.raised_words)
register.filter("reached_words", words.reached_words)
register.filter("until_words", words.until_words)
register.simple_tag(sample_of, name="block_sample")


@register.simple_tag(takes_context=True)
def issue(context, page: NewsletterIssuePage) -> Issue:
    """The parts of ``page`` with the figures of its sending, and the issues before and after it."""
    return issue_of(page, projects_url=chrome_for(context["request"]).projects_url)


@register.simple_tag
def mail_preview(page: NewsletterIssuePage) -> IssueMail:
    """The mail of ``page`` as it is written now."""
    return preview_mail(page)


@register.filter
def as_document(mail: IssueMail) -> SafeString:
    """The mail as the whole document that it is."""
    return mark_safe(mail.html)  # noqa: S308 - rendered by a template that escapes


@register.filter
def thumbnail(image: AbstractImage | None) -> MailPicture | None:
    return mail_picture(image, "thumbnail") if image else None


@register.filter
def fold(text: str, mark: str = "") -> SafeString:
    """Plain text on lines of 72 characters."""
    return mark_safe(folding.fold(str(text), mark=mark))  # noqa: S308 - plain text: nothing reads it as HTML


@register.filter
def underlined(text: str, line: str = "-") -> SafeString:
    """A heading of a plain text, with a line below it as long as its longest line."""
    folded = folding.fold(str(text))
    longest = max((len(each) for each in folded.splitlines()), default=0)
    return mark_safe(f"{folded}\n{line * longest}")  # noqa: S308 - plain text: nothing reads it as HTML
