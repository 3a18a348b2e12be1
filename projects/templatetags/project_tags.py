"""What templates ask about calls and projects."""

from django import template
from django.utils.http import urlencode

from home.chrome import chrome_for
from home.visibility import visible
from projects.city_map import Area, draw
from projects.models import CallPage

register = template.Library()


@register.simple_tag(takes_context=True)
def current_call(context) -> CallPage | None:
    """The newest live call in the current language."""
    language = chrome_for(context["request"]).language
    calls = visible(CallPage.objects.filter(locale__language_code=language)).select_related("locale")
    return calls.order_by("-opens_at").first()


@register.simple_tag
def map_of_municipio(number: int) -> list[Area]:
    """The city's map with one Municipio chosen."""
    return draw({}, text=lambda each, _value: str(each), chosen=number)


@register.filter
def openstreetmap_url(place: str) -> str:
    """Where OpenStreetMap looks for ``place``."""
    return f"https://www.openstreetmap.org/search?{urlencode({'query': place})}"
