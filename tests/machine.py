"""What a test may need of the machine that it runs on."""

import pytest

from donations.sharing.checks import check_libraries

needs_pango = pytest.mark.skipif(bool(check_libraries(None)), reason="Pango is not installed")
