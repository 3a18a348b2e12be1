"""Whoever sets the site up learns that posters cannot be made, and how to mend it."""

import pytest

from donations.sharing import checks
from tests.machine import needs_pango


@needs_pango
def test_a_machine_that_has_what_it_takes_is_told_nothing():
    assert checks.check_libraries(None) == []


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(checks, "LIBRARIES", ("no-such-library-1.0",))
    (warning,) = checks.check_libraries(None)
    assert "no-such-library-1.0" in warning.msg
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0" in warning.hint
    assert not warning.is_serious()


@pytest.mark.django_db
def test_the_check_is_registered():
    from django.core.checks import registry

    assert checks.check_libraries in registry.registry.get_checks()
