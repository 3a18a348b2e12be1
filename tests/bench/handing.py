"""Sends an issue to a folder, in a process of the site: ``python -m tests.bench.handing <task> …``.

Prints a line of JSON.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import django

FLOOR_READERS = 300


def queue() -> None:
    """Begins the mailing and makes a row for each of its recipients; prints seconds and memory."""
    from newsletter.sending.queueing import queue_recipients
    from newsletter.sending.starting import start_due

    began = time.perf_counter()
    start_due()
    rows = 0
    while made := queue_recipients():
        rows += made
    _tell(rows, began)


def hand_over(most: str) -> None:
    """Delivers until so many are handed over by this process, or none is left; prints how many, seconds, memory."""
    from newsletter.sending.delivering import deliver_some

    _mail_to_a_folder()
    began = time.perf_counter()
    handed = 0
    while handed < int(most) and (some := deliver_some()):
        handed += some
    _tell(handed, began)


def floor() -> None:
    """What a naive sender does for each reader: renders both templates as this site does, and a message of its own."""
    from django.core.mail import EmailMultiAlternatives

    from newsletter.mail_frame import frame_context, render_html, render_text
    from newsletter.models import NewsletterIssuePage
    from newsletter.writing import live
    from newsletter.writing.mail import write_mail

    _mail_to_a_folder()
    page = NewsletterIssuePage.objects.get()
    written = write_mail(page, live.look(page))
    frame = {**frame_context("it"), "page": page, "subject": page.subject, "parts": written.parts, "topics": ["tutto"]}
    began = time.perf_counter()
    for number in range(FLOOR_READERS):
        context = {**frame, "browser_url": f"{written.url}{number}/"}
        text = render_text("newsletter/emails/issue.txt", context, language="it")
        message = EmailMultiAlternatives(written.subject, text, to=[f"lettrice{number}@example.org"])
        html = render_html("newsletter/emails/issue.html", context, language="it")
        message.attach_alternative(html, "text/html")
        message.send()
    _tell(FLOOR_READERS, began)


def _mail_to_a_folder() -> None:
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = Path(tempfile.mkdtemp(dir=settings.VAR_DIR))


def _tell(number: int, began: float) -> None:
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"number": number, "seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    django.setup()
    {"queue": queue, "hand_over": hand_over, "floor": floor}[sys.argv[1]](*sys.argv[2:])
