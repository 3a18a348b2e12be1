"""What a request says of its text is not looked up as a codec."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from config.content_type import plain_content_type


def request_with(content_type: str, body: bytes) -> WSGIRequest:
    """What Django makes of a form that says this of itself."""
    environ = RequestFactory().generic("POST", "/it/?q=%5Cud800").environ
    environ |= {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}
    seen: list[WSGIRequest] = []
    plain_content_type(lambda environ, start: seen.append(WSGIRequest(environ)) or [])(environ, lambda *told: None)
    return seen[0]


@pytest.mark.parametrize("charset", ["hex", "idna", "undefined", "utf-16", "raw_unicode_escape", '"hex"'])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"a=%5Cud800"),
        (
            "multipart/form-data; boundary=XX",
            b'--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\n\\ud800\r\n--XX--',
        ),
    ],
)
def test_text_is_read_as_utf_8_whatever_it_is_said_to_be(kind, body, charset):
    request = request_with(f"{kind}; charset={charset}", body)
    assert request.GET["q"] == request.POST["a"] == "\\ud800"


def test_a_form_keeps_its_boundary():
    seen = []
    application = plain_content_type(lambda environ, start: seen.append(environ["CONTENT_TYPE"]) or [])
    for told in (
        'multipart/form-data; charset=hex; boundary="a b"; x=y',
        "multipart/form-data; boundary=----WebKit7",
        "text/plain",
        "",
    ):
        application({"CONTENT_TYPE": told}, None)
    assert seen == [
        'multipart/form-data; boundary="a b"',
        "multipart/form-data; boundary=----WebKit7",
        "text/plain",
        "",
    ]
