"""`make` prepares a checkout once, goes on where it was interrupted, and says in a sentence what it cannot make."""

import ast
import sys
from pathlib import Path

import pytest

from devtools import prepare

ALL = ["environment", "packages", "node", "assets", "messages"]
DEVTOOLS = Path(prepare.__file__).parent


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An empty checkout, its steps replaced by a note of what was done: the real ones take minutes and the network."""
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "VENV", tmp_path / ".venv")
    for path in ("requirements.txt", "requirements-dev.txt", "package.json", "package-lock.json"):
        (tmp_path / path).write_text("1")
    catalogue = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("1")
    return tmp_path


@pytest.fixture
def done(checkout, monkeypatch) -> list[str]:
    """The names of the steps that were done, in order."""
    names: list[str] = []
    functions = ("make_environment", "install", "install_node_packages", "build_assets", "compile_messages")
    for name, function in zip(ALL, functions, strict=True):
        monkeypatch.setattr(prepare, function, lambda *_requirements, name=name: names.append(name))
    return names


def test_a_second_run_does_nothing(done):
    prepare.prepare(requirements="requirements-dev.txt")
    assert done == ALL
    prepare.prepare(requirements="requirements-dev.txt")
    assert done == ALL


@pytest.mark.parametrize(
    ("path", "again"),
    [
        ("requirements.txt", ["packages"]),
        ("requirements-dev.txt", ["packages"]),
        ("package-lock.json", ["node", "assets"]),
        ("site/assets/scss/site.scss", ["assets"]),
        ("templates/base.html", ["assets"]),
        ("home/blocks.py", ["assets"]),
        ("locale/en/LC_MESSAGES/django.po", ["messages"]),
    ],
)
def test_a_step_is_done_again_when_what_it_depends_on_has_changed(checkout, done, path, again):
    prepare.prepare(requirements="requirements-dev.txt")
    done.clear()
    (checkout / path).parent.mkdir(parents=True, exist_ok=True)
    (checkout / path).write_text("2")
    prepare.prepare(requirements="requirements-dev.txt")
    assert done == again


def test_another_python_makes_the_environment_anew(done, monkeypatch):
    prepare.prepare(requirements="requirements.txt")
    done.clear()
    monkeypatch.setattr(sys, "version", "3.99")
    prepare.prepare(requirements="requirements.txt")
    assert "environment" in done


@pytest.mark.parametrize("number", range(5))
def test_an_interrupted_step_is_done_again_and_those_before_it_are_not(done, monkeypatch, number):
    functions = ("make_environment", "install", "install_node_packages", "build_assets", "compile_messages")
    whole = getattr(prepare, functions[number])

    def be_interrupted(*_requirements):
        raise KeyboardInterrupt

    monkeypatch.setattr(prepare, functions[number], be_interrupted)
    with pytest.raises(KeyboardInterrupt):
        prepare.prepare(requirements="requirements.txt")
    assert done == ALL[:number]
    done.clear()
    monkeypatch.setattr(prepare, functions[number], whole)
    prepare.prepare(requirements="requirements.txt")
    assert done == ALL[number:]


def said_by_main(monkeypatch, capsys) -> list[str]:
    """What the program says in the place of preparing, a line each."""
    monkeypatch.setattr(sys, "argv", ["prepare.py"])
    assert prepare.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.splitlines()


def test_a_python_that_is_too_old_gets_one_sentence(done, monkeypatch, capsys):
    with monkeypatch.context() as older:
        older.setattr(sys, "version_info", (3, 10, 12))
        (sentence,) = said_by_main(older, capsys)
    assert sentence.startswith("Python 3.11 or newer is needed")
    assert done == []


def test_a_python_without_venv_gets_one_sentence(done, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    (sentence,) = said_by_main(monkeypatch, capsys)
    assert "apt install python3-venv" in sentence
    assert done == []


@pytest.mark.parametrize("name", ["prepare.py", "run.py"])
def test_an_older_python_can_read_as_far_as_that_sentence(name):
    """Syntax of 3.7 alone, and annotations that are never evaluated."""
    tree = ast.parse((DEVTOOLS / name).read_text(), feature_version=(3, 7))
    imported = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert (imported[0].module, [each.name for each in imported[0].names]) == ("__future__", ["annotations"])


def test_a_command_that_fails_ends_the_preparation_with_the_end_of_what_it_printed(checkout):
    with pytest.raises(prepare.CannotGoOn) as failure:
        prepare.run(sys.executable, "-c", "print('no space left on device'); raise SystemExit(3)")
    assert str(failure.value).startswith("no space left on device\n")
    assert "This command failed: " in str(failure.value)
