"""The README shows what the program does."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from whence.cli import cli

ROOT = Path(__file__).parent.parent


def test_the_summary_in_the_readme_is_what_make_demo_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = re.search(r"<!-- demo -->\n```\n(.+?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    Path("demo").mkdir()
    articles = sorted(str(path) for path in Path("examples/skerrin").glob("*.*") if path.suffix != ".json")
    made = CliRunner().invoke(cli, ["build", *articles, "-o", "demo/skerrin.whence"], catch_exceptions=False)
    assert made.output.strip() == shown[1].removesuffix("\nThe dossier: demo/skerrin.html").strip()


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{p.name}" for p in ROOT.glob("docs/*.md"))]
)
def test_every_link_in_the_docs_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    missing = [link for link in links if link and not ((ROOT / name).parent / link).exists()]
    assert missing == []
