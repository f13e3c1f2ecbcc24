"""What all tests share: the shipped pack, loaded once."""

from __future__ import annotations

import pytest

from touchstone import loading
from touchstone.claims import Passage, build_claims, build_passages
from touchstone.pack import Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the shipped data pack."""
    return loading.load_pack(loading.SHIPPED_FOLDER)


@pytest.fixture(scope="session")
def passages(pack: Pack) -> tuple[Passage, ...]:
    """Return every passage of the shipped pack."""
    return build_passages(pack)


@pytest.fixture(scope="session")
def claims(pack: Pack):
    """Return the claims of the shipped pack."""
    return build_claims(pack)
