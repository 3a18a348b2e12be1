"""The development mailbox."""

from django.urls import path

from devtools import mailbox

urlpatterns = [
    path("", mailbox.inbox, name="mailbox"),
    path("<str:name>/", mailbox.message, name="mailbox_message"),
    path("<str:name>/html/", mailbox.message_html, name="mailbox_html"),
]
