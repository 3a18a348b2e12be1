import pytest
from tests.browser.giving import Donor
pytestmark = pytest.mark.browser
@pytest.mark.parametrize("n", range(4))
def test_x(site, visitor, n):
    donor = Donor(visitor, site)
    donor.open_project_from_home()
    donor.choose(25_00)
    donor.fill_in()
    donor.go_to_payment()
    visitor.page.evaluate("addEventListener('click', e => console.log('CLICK parent', e.target.outerHTML.slice(0,100)), true)")
    visitor.page.on("console", lambda m: print("CONSOLE", m.text))
    donor.pay_in_page()
    visitor.page.wait_for_timeout(1500)
    print(n, visitor.page.url)
    visitor.page.screenshot(path=f"/tmp/shot-{n}.png")
