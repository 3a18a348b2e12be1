"""How the providers are reached in a test, and how each says that it has taken a message."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.mail_provider import Reply, Request


@dataclass(frozen=True)
class Provider:
    """``settings`` of anymail besides the address; ``took`` is its answer to a request that it accepts."""

    name: str
    took: Callable[[Request], Reply]
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def backend(self) -> str:
        return f"anymail.backends.{self.name}.EmailBackend"

    def settings_at(self, url: str) -> dict[str, Any]:
        return {f"{self.name.upper()}_API_URL": url, "REQUESTS_TIMEOUT": (1, 0.5), **self.settings}

    def __str__(self) -> str:
        return self.name


def _brevo(request: Request) -> Reply:
    versions = request.json.get("messageVersions")
    if versions is None:
        return Reply(201, {"messageId": "<one@brevo>"})
    return Reply(201, {"messageIds": [f"<{version['to'][0]['email']}>" for version in versions]})


def _mailgun(_request: Request) -> Reply:
    return Reply(200, {"id": "<batch@mailgun>", "message": "Queued. Thank you."})


def _sendgrid(_request: Request) -> Reply:
    return Reply(202)


def _sparkpost(request: Request) -> Reply:
    number = len(request.json["recipients"])
    counts = {"total_accepted_recipients": number, "total_rejected_recipients": 0}
    return Reply(200, {"results": {**counts, "id": "spark-1"}})


def _postmark(request: Request) -> Reply:
    return Reply(200, {"ErrorCode": 0, "Message": "OK", "MessageID": "pm-1", "To": request.json["To"]})


def _mailersend(_request: Request) -> Reply:
    return Reply(202, {}, {"X-Message-Id": "ms-1"})


def _mailtrap(_request: Request) -> Reply:
    return Reply(200, {"success": True, "message_ids": ["mt-1"]})


def _resend(_request: Request) -> Reply:
    return Reply(200, {"id": "re-1"})


def _mailjet(request: Request) -> Reply:
    (message,) = request.json["Messages"]
    to = [{"Email": each["Email"], "MessageID": 7} for each in message["To"]]
    return Reply(200, {"Messages": [{"Status": "success", "To": to}]})


def _mandrill(request: Request) -> Reply:
    to = request.json["message"]["to"]
    return Reply(200, [{"email": each["email"], "status": "sent", "_id": "md-1"} for each in to])


def _postal(request: Request) -> Reply:
    messages = {email: {"id": "po-1"} for email in request.json["to"]}
    return Reply(200, {"status": "success", "data": {"messages": messages}})


def _scaleway(request: Request) -> Reply:
    emails = [{"mail_rcpt": each["email"], "id": "sw-1", "status": "new"} for each in request.json["to"]]
    return Reply(200, {"emails": emails})


def _unisender_go(request: Request) -> Reply:
    emails = [each["email"] for each in request.json["message"]["recipients"]]
    return Reply(200, {"status": "success", "job_id": "ug-1", "emails": emails})


BREVO = Provider("brevo", _brevo, {"BREVO_API_KEY": "key"})
MAILGUN = Provider("mailgun", _mailgun, {"MAILGUN_API_KEY": "key", "MAILGUN_SENDER_DOMAIN": "example.org"})
SENDGRID = Provider("sendgrid", _sendgrid, {"SENDGRID_API_KEY": "key"})
SPARKPOST = Provider("sparkpost", _sparkpost, {"SPARKPOST_API_KEY": "key"})
POSTMARK = Provider("postmark", _postmark, {"POSTMARK_SERVER_TOKEN": "key"})
MANDRILL = Provider("mandrill", _mandrill, {"MANDRILL_API_KEY": "key"})
IN_BATCHES = [BREVO, MAILGUN, SENDGRID, SPARKPOST]
ONE_BY_ONE = [
    POSTMARK,
    Provider("mailersend", _mailersend, {"MAILERSEND_API_TOKEN": "key"}),
    Provider("mailjet", _mailjet, {"MAILJET_API_KEY": "key", "MAILJET_SECRET_KEY": "secret"}),
    Provider("mailtrap", _mailtrap, {"MAILTRAP_API_TOKEN": "key"}),
    MANDRILL,
    Provider("postal", _postal, {"POSTAL_API_KEY": "key"}),
    Provider("resend", _resend, {"RESEND_API_KEY": "key"}),
    Provider("scaleway", _scaleway, {"SCALEWAY_SECRET_KEY": "key", "SCALEWAY_PROJECT_ID": "project"}),
    Provider("unisender_go", _unisender_go, {"UNISENDER_GO_API_KEY": "key"}),
]
