"""What keeps the project whole: stages look left, `__all__` is what is public, the docs tell everything."""

import ast
import dataclasses
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

import whence
from whence.cli import cli
from whence.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
PACKAGES = [
    "whence",
    *sorted(m.name for m in pkgutil.walk_packages(whence.__path__, "whence.") if m.ispkg),
]


def read_docs(name: str = "*") -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob(f"{name}.md")))


def test_stages_look_left_only():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", PACKAGES)
def test_all_is_what_is_public(name):
    package = importlib.import_module(name)
    code = ast.parse(Path(str(package.__file__)).read_text(encoding="utf-8"))
    defined = {
        node.name
        for node in code.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }
    assert len(set(package.__all__)) == len(package.__all__)
    assert all(hasattr(package, public) for public in package.__all__)
    assert defined <= set(package.__all__)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_a_stage_is_entered_through_what_it_makes_public(path):
    for package, name in _imports_from_other_packages(path):
        module = importlib.import_module(package)
        assert name in module.__all__, f"{path.name} takes {name} from {package}, which does not make it public"


def _imports_from_other_packages(path: Path) -> list[tuple[str, str]]:
    """Give (package, name) for each import from the `__init__` of a package that `path` is not in."""
    own = ".".join(path.relative_to(ROOT / "src").parent.parts)
    code = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (str(node.module), alias.name)
        for node in ast.walk(code)
        if isinstance(node, ast.ImportFrom) and node.module in PACKAGES[1:] and node.module != own
        for alias in node.names
    ]


def find_commands(group: click.Group, *before: str) -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((" ".join([*before, name]), command))
        if isinstance(command, click.Group):
            found += find_commands(command, *before, name)
    return found


COMMANDS = dict(find_commands(cli))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_described(name):
    found = re.search(rf"^## `whence {name}.*?(?=^## |\Z)", read_docs("05-commands"), re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/05-commands.md has no section on whence {name}"
    for parameter in COMMANDS[name].params:
        words = parameter.opts if isinstance(parameter, click.Option) else [parameter.human_readable_name]
        for word in words:
            assert f"`{word}" in found[0], f"whence {name}: {word} is not described"


def test_docs_tell_of_no_command_that_is_not_there():
    told = set(re.findall(r"^\$? ?whence ([a-z]+)\b|`whence ([a-z]+)\b", read_docs(), re.MULTILINE))
    assert {one or two for one, two in told} <= set(COMMANDS)


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_described_with_its_default(field):
    rows = re.findall(rf"^\| `{field}` \| ([^|]+) \|", read_docs("06-settings"), re.MULTILINE)
    assert [row.replace(",", "") for row in rows] == [str(getattr(Settings(), field))]


def test_every_dependency_says_why_it_is_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    for dependency in [*project["dependencies"], *extras]:
        name = re.split(r"[<>=~ ]", dependency)[0]
        assert f"| {name} |" in read_docs("07-dependencies")


def test_help_loads_nothing_that_is_slow():
    heavy = ("numpy", "trafilatura", "lxml", "rustworkx", "jinja2", "msgspec", "rich", "rapidfuzz")
    code = f"import sys, whence.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_a_file_has_300_lines_and_a_function_40(path):
    text = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 40
    ]
    assert long == []
    assert text.count("\n") <= 300
