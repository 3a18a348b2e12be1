"""What templates of any app ask of the newsletter: its forms."""

from django import template

from home.chrome import chrome_for
from home.form_guard import stamp
from newsletter.subscribing import texts
from newsletter.subscribing.forms import AddressForm, SignUpForm

register = template.Library()


@register.inclusion_tag("newsletter/components/sign_up_form.html", takes_context=True)
def signup_form(context, page=None):
    """The form for the newsletter and its topics, standing in ``page``; alike for everybody."""
    initial = {"shown": stamp(), "programme": True, "page": _number(page)}
    form = SignUpForm(initial=initial, auto_id=f"iscriviti{_count(context)}-%s")
    return {"form": form, "consent": texts.SIGN_UP, "privacy_url": _privacy_url(context)}


@register.inclusion_tag("newsletter/components/follow_form.html", takes_context=True)
def follow_form(context, page):
    """The small form for the news of the project with this ``page``; alike for everybody, and without a query."""
    form = AddressForm(initial={"shown": stamp()}, auto_id="segui-%s")
    return {"form": form, "project": page, "consent": texts.FOLLOW, "privacy_url": _privacy_url(context)}


def _number(page) -> str:
    return str(page.pk) if page is not None and getattr(page, "pk", None) else ""


def _privacy_url(context) -> str:
    request = context.get("request")
    return chrome_for(request).privacy_url if request else ""


def _count(context) -> int:
    """How many of these forms the page has by now: their fields need names of their own."""
    request = context.get("request")
    number = getattr(request, "newsletter_forms", 0) + 1
    if request is not None:
        request.newsletter_forms = number
    return number
