"""`make run` refuses what it cannot do in one sentence, and whatever it has started ends with it."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# After this a program is ended and its test has failed, rather than waiting for ever.
LONGEST_SECONDS = 30
# Prepared already; the rest is the program's own. It tells which processes it starts.
PROGRAM = """
import signal, sys
sys.path.insert(0, {site!r})
from pathlib import Path
from devtools import run
run.ROOT, run.PYTHON, run._make_ready = Path({root!r}), sys.executable, lambda: None
start = run._start
def start_and_tell(port):
    processes = start(port)
    print("started", *(process.pid for process in processes.values()), flush=True)
    return processes
run._start = start_and_tell
{changes}
sys.exit(run.main())
"""
# Three idle children in the place of the site, the worker and the stand-in: their ends are what is looked at.
IDLE = """
import subprocess
def idle(code="import time; time.sleep(60)"):
    return subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
start = lambda port: {"The site": idle(), "The worker": idle(), "The stand-in": idle()}
run._wait_for_site = lambda *arguments: True
run._say_where = lambda port: print("Ctrl-C ends everything", flush=True)
"""


@pytest.fixture
def checkout(tmp_path) -> Path:
    """The program's own folder, with its data in ``var/``: a developer's is left alone."""
    (tmp_path / "var").mkdir()
    for name in ("manage.py", "site"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def free_port() -> int:
    """A port that is free, as is the one behind it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            if port >= 65000:
                continue
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


def environment(**more: str) -> dict[str, str]:
    """What a developer's shell has: these tests' own settings are not for the site."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | more


class Program:
    """``make run`` in a process of its own."""

    def __init__(self, checkout: Path, changes: str = ""):
        self.port = free_port()
        self.children: list[int] = []
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(site=str(ROOT / "site"), root=str(checkout), changes=changes)],
            env=environment(PORT=str(self.port), VAR_DIR=str(checkout / "var")),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.watch = threading.Timer(LONGEST_SECONDS, self.kill)
        self.watch.start()

    def read_until(self, words: str) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith("started "):
                self.children = [int(number) for number in line.split()[1:]]
            if words in line:
                return
        raise AssertionError(f"it ended without saying: {words}")

    def end(self) -> int:
        """Its exit code."""
        return self.process.wait()

    def kill(self) -> None:
        """End it and whatever it has left behind; a test that waits for its words or its end goes on and fails."""
        self.process.kill()
        for pid in self.left_behind():
            os.killpg(pid, signal.SIGKILL)

    def left_behind(self) -> list[int]:
        return [pid for pid in self.children if is_group_there(pid)]


def is_group_there(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def start(checkout):
    programs: list[Program] = []

    def start(changes: str = "") -> Program:
        programs.append(Program(checkout, changes))
        return programs[-1]

    yield start
    for program in programs:
        program.watch.cancel()
        program.kill()
        program.process.communicate()


@pytest.mark.parametrize(("busy", "what"), [(0, "the site"), (1, "the stand-in for Stripe")])
def test_a_port_in_use_is_refused_in_one_sentence_before_anything_is_made(busy, what):
    port = free_port()
    with socket.create_server(("127.0.0.1", port + busy)):
        done = subprocess.run(
            [sys.executable, "site/devtools/run.py"],
            cwd=ROOT,
            env=environment(PORT=str(port)),
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_SECONDS,
        )
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(f"Port {port + busy}, for {what}, is in use: ")
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize("written", ["80", "65001", "x", "-1", ""])
def test_a_port_that_cannot_be_taken_is_refused_in_one_sentence(written):
    done = subprocess.run(
        [sys.executable, "site/devtools/run.py"],
        cwd=ROOT,
        env=environment(PORT=written),
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    assert done.stderr.splitlines() == [f"PORT is {written!r}: choose a number from 1024 to 65000."]
    assert (done.returncode, done.stdout) == (1, "")


def test_ctrl_c_ends_the_site_the_worker_and_the_stand_in(start):
    program = start()
    program.read_until("Ctrl-C ends everything")
    assert len(program.children) == 3
    program.process.send_signal(signal.SIGINT)
    assert program.end() == 0
    assert program.left_behind() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_terminal_or_a_kill_ends_them_too(start, number):
    program = start(IDLE)
    program.read_until("Ctrl-C ends everything")
    program.process.send_signal(number)
    assert program.end() == 0
    assert program.left_behind() == []


def test_where_one_has_ended_by_itself_the_others_are_ended(start):
    program = start(IDLE)
    program.read_until("Ctrl-C ends everything")
    os.killpg(program.children[1], signal.SIGKILL)
    program.read_until("The worker has ended by itself (exit -9)")
    assert program.end() == 1
    assert program.left_behind() == []


def test_ctrl_c_while_they_start_leaves_none_behind(start):
    interrupted = """
import os
begin = run._start
run._start = lambda port: (begin(port), os.kill(os.getpid(), signal.SIGINT))[0]
"""
    program = start(IDLE + interrupted)
    program.read_until("started ")
    assert len(program.children) == 3
    assert program.end() == 0
    assert program.left_behind() == []


def test_one_that_does_not_hear_is_killed(start):
    deaf = """
run.STOP_SECONDS = 0.3
deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
def start(port):
    child = subprocess.Popen([sys.executable, "-c", deaf], start_new_session=True, stdout=subprocess.PIPE)
    child.stdout.readline()
    return {"The site": child}
"""
    program = start(IDLE + deaf)
    program.read_until("Ctrl-C ends everything")
    program.process.send_signal(signal.SIGINT)
    assert program.end() == 0
    assert program.left_behind() == []
