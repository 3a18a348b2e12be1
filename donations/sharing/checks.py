"""Tells whoever sets the site up that posters and flyers cannot be made on this machine."""

from ctypes.util import find_library

from django.core.checks import Warning as CheckWarning

# What WeasyPrint sets text with.
LIBRARIES = ("pango-1.0", "pangoft2-1.0")


def check_libraries(app_configs, **_options) -> list[CheckWarning]:
    """A warning, not an error: everything else works, and those addresses answer 503 with a page that says so."""
    missing = [name for name in LIBRARIES if find_library(name) is None]
    if not missing:
        return []
    return [
        CheckWarning(
            f"Posters and flyers cannot be made: {' and '.join(missing)} cannot be found.",
            hint="On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0",
            id="donations.W001",
        )
    ]
