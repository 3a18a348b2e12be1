"""An issue that is said to be sent makes cached pages old; one that only waits does not."""

import pytest
from django.utils import timezone

from home import site_version
from newsletter.models import Mailing, MailingKind, MailingState

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "is_sent", "times"),
    [(MailingKind.ISSUE, True, 1), (MailingKind.ISSUE, False, 0), (MailingKind.UPDATE, True, 0)],
)
def test_cached_pages_grow_old_with_an_issue_that_the_archive_shows(
    kind, is_sent, times, django_capture_on_commit_callbacks
):
    sent = {"state": MailingState.DONE, "started_at": timezone.now()} if is_sent else {}
    before = site_version.current()
    with django_capture_on_commit_callbacks(execute=True):
        Mailing.objects.create(occasion="1", kind=kind, **sent)
    assert site_version.current() == before + times
