"""What templates ask about calls and projects."""

from django import template

from home.chrome import chrome_for
from home.visibility import visible
from projects.models import CallPage

register = template.Library()


@register.simple_tag(takes_context=True)
def current_call(context) -> CallPage | None:
    """The newest live call in the current language."""
    language = chrome_for(context["request"]).language
    calls = visible(CallPage.objects.filter(locale__language_code=language)).select_related("locale")
    return calls.order_by("-opens_at").first()
