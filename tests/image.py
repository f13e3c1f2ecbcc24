"""List the files of the Docker image from .dockerignore and deploy/Dockerfile, without Docker."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")


def list_copied(stages: str = DOCKERFILE) -> list[tuple[str, str]]:
    """Return each source that ``stages`` copies from the repository, with its target folder."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", stages, flags=re.M)
    return [
        (source, target) for *sources, target in (line.split() for line in lines)
        for source in sources
    ]  # fmt: skip


def list_sent(source: str) -> list[Path]:
    """Return the files of ``source`` that reach the builder, relative to the repository."""
    found = ROOT / source
    paths = sorted(found.rglob("*")) if found.is_dir() else [found]
    names = [path.relative_to(ROOT) for path in paths if path.is_file()]
    return [name for name in names if is_sent(name.as_posix())]


def is_sent(name: str) -> bool:
    """Return whether .dockerignore lets a file through; the last matching line decides.

    A line matches a file if it matches the file itself or a folder above it.

    Source:
        docs.docker.com, "Build context", "Dockerignore files".
    """
    sent = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        rule = line.strip()
        if rule and not rule.startswith("#") and _fits(rule.removeprefix("!"), name):
            sent = rule.startswith("!")
    return sent


def _fits(rule: str, name: str) -> bool:
    parts = {"**/": "(?:.*/)?", "*": "[^/]*"}
    pattern = "".join(parts.get(part, re.escape(part)) for part in re.split(r"(\*\*/|\*)", rule))
    return any(re.fullmatch(pattern, place) for place in _list_places(name))


def _list_places(name: str) -> Iterator[str]:
    yield name
    yield from (parent.as_posix() for parent in Path(name).parents if parent.name)


def copy_image(folder: Path) -> None:
    """Copy to ``folder`` what the final build stage, the image, has under its working directory."""
    for source, target in list_copied(DOCKERFILE.rpartition("\nFROM ")[2]):
        sent = list_sent(source)
        assert sent, f"{source} does not reach the builder"
        for name in sent:
            # COPY takes the contents of a folder, but a file with its name.
            inside = name.relative_to(source) if (ROOT / source).is_dir() else Path(name.name)
            place = folder / target / inside
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place)
