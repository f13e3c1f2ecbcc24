"""Fixtures that all tests share: the shipped pack, loaded once."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import settings

from touchstone.claims.claims import Passage
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap, build_evidence_map
from touchstone.ids import Cell
from touchstone.packs.loading import load_pack
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER

# No deadline: a busy machine must not fail a test. Speed is measured in benchmarks/.
settings.register_profile("touchstone", deadline=None)
settings.load_profile("touchstone")


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Return the shipped data pack."""
    return load_pack(SHIPPED_FOLDER)


@pytest.fixture(scope="session")
def evidence_map(pack: Pack) -> EvidenceMap:
    """Return the evidence map of the shipped pack."""
    return build_evidence_map(pack)


@pytest.fixture(scope="session")
def passages(evidence_map: EvidenceMap) -> tuple[Passage, ...]:
    """Return every passage of the shipped pack."""
    return evidence_map.passages


@pytest.fixture(scope="session")
def verdicts(evidence_map: EvidenceMap) -> dict[Cell, CellVerdict]:
    """Return the verdicts of the shipped pack."""
    return evidence_map.verdicts


@pytest.fixture(scope="session")
def claims(evidence_map: EvidenceMap) -> pd.DataFrame:
    """Return the claims of the shipped pack with their verdicts."""
    return evidence_map.claims
