"""Where staff change the words in which followers are told a project's news, with the mail beside them."""

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from home.permissions import LimitedPolicy
from newsletter.models import NoticeText
from newsletter.notices.places import meanings_of

# One for each kind and language: none is added, none deleted.
register_permission_policy(NoticeText, LimitedPolicy(NoticeText, actions={"view", "change"}))


class PlacesPanel(HelpPanel):
    """What may stand in braces in the text, and what comes in its place."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "meanings": meanings_of(self.instance)}


class NoticeTextIndexView(IndexView):
    @cached_property
    def columns(self):
        """Without boxes to tick: there is nothing to do to several at once."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


class NoticeTextEditView(EditView):
    def setup(self, request, *args, **kwargs):
        """What is saved goes out with the next piece of news: nobody's half-written sentence saves itself."""
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False


def _kind_of(text: NoticeText) -> str:
    return capfirst(text.get_kind_display())


class NoticeTextViewSet(SnippetViewSet):
    model = NoticeText
    icon = "mail"
    menu_label = _("Notizie dei progetti")
    menu_name = "newsletter-notices"
    add_to_admin_menu = False
    admin_url_namespace = "notice_texts"
    base_url_path = "newsletter/notizie"
    copy_view_enabled = False
    index_view_class = NoticeTextIndexView
    edit_view_class = NoticeTextEditView
    list_display = [
        TitleColumn("kind", label=_("Notizia"), accessor=_kind_of, url_name="notice_texts:edit"),
        Column("language", label=_("Lingua"), accessor="get_language_display"),
        "subject",
    ]
    list_filter = ["kind", "language"]
    default_ordering = ("kind", "-language")

    @cached_property
    def edit_handler(self):
        return ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel("subject"), FieldPanel("preheader")], heading=_("Nella lista dei messaggi")
                ),
                MultiFieldPanel(
                    [FieldPanel("heading"), FieldPanel("text"), FieldPanel("button")], heading=_("Nel messaggio")
                ),
                PlacesPanel(template="newsletter/admin/notice_places.html", heading=_("Dati da mettere nel testo")),
            ]
        )
