"""Pages that everybody sees alike are sent compressed; what holds a secret never is."""

import gzip

import brotli
import pytest
from django.test import Client
from django.utils import timezone

from home.compression import encoding_for, without_indentation

pytestmark = pytest.mark.django_db
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.fixture
def still_clock(time_machine):
    """A kept page belongs to one minute: the clock must not step into the next one between two visits."""
    time_machine.move_to(timezone.now(), tick=False)


def get(address: str, encoding: str, client: Client | None = None, **headers: str):
    return (client or Client()).get(address, headers={"Accept-Encoding": encoding, **headers})


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br ; q=0.0, gzip;q=0.001", "gzip"),
        ("gzip;q=0", ""),
        ("identity", ""),
        ("", ""),
        ("brx, xgzip, *", ""),
    ],
)
def test_the_best_encoding_that_the_visitor_takes_is_chosen(header, chosen):
    assert encoding_for(header) == chosen


@pytest.mark.parametrize("keeps", [b"<pre>a\n  b</pre>", b"<textarea>\n\n  c</textarea>"])
def test_spaces_that_begin_a_line_are_left_out_unless_they_are_part_of_the_text(keeps):
    html = b"<ul>\n    <li>\n      a  b\n    </li>\n\n</ul>\n"
    without = b"<ul>\n<li>\na  b\n</li>\n</ul>\n"
    assert without_indentation(html) == without
    assert without_indentation(html + keeps + html) == without + keeps + without


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
@pytest.mark.parametrize("query", ["", "?utm_source=amici"])
def test_a_page_is_the_same_in_every_encoding_when_it_is_new_and_when_it_is_kept(campaign, project, encoding, query):
    address = project.get_url() + query
    plain = get(address, "").content
    for _new_and_kept in range(2):
        response = get(address, encoding)
        assert response.get("Content-Encoding", "") == encoding
        assert DECODERS[encoding](response.content) == plain
        assert response["Content-Length"] == str(len(response.content))
        assert response["Vary"] == "Accept-Encoding"
    assert len(response.content) < len(plain) / 2 or not encoding


@pytest.mark.usefixtures("still_clock")
def test_each_encoding_is_kept_and_has_an_etag_of_its_own(campaign, project, django_assert_num_queries):
    address = project.get_url()
    etags = {encoding: get(address, encoding)["ETag"] for encoding in DECODERS}
    assert len(set(etags.values())) == len(DECODERS)
    for encoding, etag in etags.items():
        for known in (etag, f"W/{etag}"):
            with django_assert_num_queries(1):
                response = get(address, encoding, **{"If-None-Match": known})
            assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
            assert response["Vary"] == "Accept-Encoding"
    assert get(address, "br", **{"If-None-Match": etags["gzip"]}).status_code == 200


def test_a_page_with_a_csrf_token_is_not_compressed(campaign):
    response = get(f"/it/dona/{campaign.pk}/", "br, gzip")
    assert b"csrfmiddlewaretoken" in response.content
    assert "Content-Encoding" not in response


def test_a_page_for_staff_with_a_session_is_not_compressed(campaign, project, admin_client):
    assert "Content-Encoding" not in get(project.get_url(), "br, gzip", admin_client)
