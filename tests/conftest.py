"""What all tests share: the shipped pack, loaded once."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import settings

from touchstone.claims.claims import Passage, build_claims, build_passages
from touchstone.evidence.verdicts import CellVerdict, judge_pack
from touchstone.evidence_map.cells import add_verdicts
from touchstone.packs.loading import load_pack
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER

# A busy machine is slow, not wrong; what must be quick is measured in benchmarks/.
settings.register_profile("touchstone", deadline=None)
settings.load_profile("touchstone")


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the shipped data pack."""
    return load_pack(SHIPPED_FOLDER)


@pytest.fixture(scope="session")
def passages(pack: Pack) -> tuple[Passage, ...]:
    """Return every passage of the shipped pack."""
    return build_passages(pack)


@pytest.fixture(scope="session")
def verdicts(pack: Pack) -> dict[tuple[str, str], CellVerdict]:
    """Return the verdicts of the shipped pack."""
    return judge_pack(pack)


@pytest.fixture(scope="session")
def claims(pack: Pack, verdicts: dict[tuple[str, str], CellVerdict]) -> pd.DataFrame:
    """Return the claims of the shipped pack with their verdicts."""
    return add_verdicts(build_claims(pack), verdicts)
