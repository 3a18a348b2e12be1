"""Without a provider, mails are kept in a folder, each in a file of its own."""

import pytest

from newsletter.models import Delivery, DeliveryState
from newsletter.sending.delivering import deliver_some

pytestmark = pytest.mark.django_db


def test_each_message_has_its_own_file(sending, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    sending(30)
    deliver_some()
    assert len(list(tmp_path.iterdir())) == 30
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.SENT}
