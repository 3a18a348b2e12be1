"""Names that pages are sorted by, in both languages in one row."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from home.language import in_language_read


class BilingualName(models.Model):
    """A theme, a category: shared by a page and its translation, and named in the language that is read."""

    name = models.CharField(_("nome in italiano"), max_length=80)
    name_en = models.CharField(_("nome in inglese"), max_length=80)
    slug = models.SlugField(_("nome nell'indirizzo"), max_length=80, unique=True)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]), FieldPanel("slug")]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return in_language_read(self.name, self.name_en)
