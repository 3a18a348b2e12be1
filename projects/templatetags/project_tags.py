"""What templates ask about calls and projects."""

from django import template

from home.chrome import chrome_for
from projects.models import CallPage

register = template.Library()


@register.simple_tag(takes_context=True)
def current_call(context) -> CallPage | None:
    """The newest live call in the current language."""
    language = chrome_for(context["request"]).language
    calls = CallPage.objects.live().public().filter(locale__language_code=language).select_related("locale")
    return calls.order_by("-opens_at").first()
