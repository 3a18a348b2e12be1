"""The stand-in as a program of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
import requests

from .conftest import client_for, hosted

SITE = os.path.join(os.path.dirname(__file__), "..", "..", "site")


def start(*arguments, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "stripe_standin", *arguments],
        env={**os.environ, "PYTHONPATH": SITE, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            assert requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).status_code == 200
            break
        except requests.ConnectionError:
            time.sleep(0.05)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_starts_answers_and_ends_at_once(tmp_path, ending):
    port = free_port()
    program = start("--port", str(port), "--state", str(tmp_path / "var" / "state.sqlite3"))
    try:
        wait_for(port)
        program.send_signal(ending)
        assert program.wait(timeout=3) == 0
    finally:
        program.kill()
        program.communicate()
    assert (tmp_path / "var" / "state.sqlite3").exists()


def test_refunds_and_the_rate_limit_are_arguments():
    port = free_port()
    program = start("--port", str(port), "--refunds", "pending", "--rate-limit", "1")
    try:
        wait_for(port)
        address = f"http://127.0.0.1:{port}"
        session = client_for(SimpleNamespace(url=address)).v1.checkout.sessions.create(hosted())
        requests.post(f"{address}/_control/sessions/{session.id}/pay", timeout=5)
        refund = requests.post(f"{address}/_control/sessions/{session.id}/refund", timeout=5).json()["refund"]
        assert refund["status"] == "pending"
        with ThreadPoolExecutor(8) as pool:
            headers = {"Authorization": "Bearer sk_test_x"}
            answers = pool.map(lambda _: requests.get(f"{address}/v1/events", headers=headers, timeout=5), range(8))
            assert 429 in {answer.status_code for answer in answers}
    finally:
        program.kill()
        program.communicate()


def test_a_live_key_a_public_address_and_a_busy_port_are_refused_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = str(busy.getsockname()[1])
        programs = {
            "live": start("--port", "0", STRIPE_SECRET_KEY="sk_live_x"),
            "loopback": start("--port", "0", "--host", "192.0.2.1"),
            "at least one": start("--port", "0", "--rate-limit", "0"),
            "already in use": start("--port", port),
        }
        try:
            for word, program in programs.items():
                _, complaint = program.communicate(timeout=10)
                assert program.returncode == 1
                assert word in complaint
                assert complaint.count("\n") == 1
        finally:
            for program in programs.values():
                program.kill()
                program.communicate()
