"""What crawlers are told, read by the parser of the standard library."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def rules(settings) -> RobotFileParser:
    settings.SITE_URL = "https://crowdfunding.example.org"
    response = Client().get("/robots.txt", headers={"Host": "evil.example"})
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


@pytest.mark.parametrize(
    "path",
    ["/it/", "/en/progetti/?tema=ambiente", "/it/feed/notizie.xml", "/media/x.jpg", "/it/dona/7/", "/it/dona/esito/8/"],
)
def test_the_whole_site_may_be_read(rules, path):
    assert rules.can_fetch("*", path)


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/3/"])
def test_the_admin_may_not(rules, path):
    assert not rules.can_fetch("*", path)


def test_it_names_the_sitemap_at_our_own_address(rules):
    assert rules.site_maps() == ["https://crowdfunding.example.org/sitemap.xml"]
