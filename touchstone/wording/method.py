"""Say how studies were found and left out, and what is known to be missing, with counts."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.rule import WHOLE
from touchstone.evidence.studies import FULL_TEXT
from touchstone.evidence.study_flow import RoleId, StudyFlow
from touchstone.packs.pack import Pack
from touchstone.wording.phrases import format_count, lower_first

FLOW_NOTE = (
    "Each study is in the first row that fits. "
    "Which studies count depends on the verdicts now shown."
)
_ROLES: Mapping[RoleId, str] = {
    "decides": "tested the whole way, and counts for a claim",
    "whole": "tested the whole way, but counts for no claim",
    "step": "tested a step of the way",
    "related": "tested a related method only",
    "caution": "supports only a caution",
}


def flow_rows(flow: StudyFlow) -> list[tuple[str, int, bool]]:
    """Return rows on what became of the papers: words, count, and whether the row is a sum."""
    left_out = [(f"Left out: {reason}", count, False) for reason, count in flow.left_out.items()]
    kept = [(f"Kept: {_ROLES[role]}", count, False) for role, count in flow.kept.items()]
    return [
        ("All papers found and noted", flow.found_count, True),
        ("All left out", flow.left_out_count, True),
        *left_out,
        ("All kept", flow.kept_count, True),
        *kept,
    ]


def left_out_title(flow: StudyFlow) -> str:
    """Return the heading of the list of papers that were left out."""
    return f"{format_count(flow.left_out_count, 'paper')} left out, each with the reason"


def seen_sentence(pack: Pack) -> str:
    """Return how many of the studies were read in full."""
    full = int((pack.studies["seen"] == FULL_TEXT).sum())
    total = len(pack.studies)
    if full == total:
        return "Every study was read in full."
    return f"{full} of {total} studies were read in full, the others as an abstract or record."


def limits_text(pack: Pack) -> str:
    """Return what is known to be missing as a Markdown list, with counts from the tables."""
    studies = pack.studies
    read = studies.loc[studies["given_by"] != ""]
    dosed = read.loc[read["minutes"] != ""]
    often = dosed.loc[(dosed["times_per_week"] != "") & (dosed["weeks"] != "")]
    payers_known = int(read["funding"].isin(["seller", "independent", "none"]).sum())
    inside = format_count(len(pack.tables["review_contents"]), "study", "studies")
    lines = [
        seen_sentence(pack),
        "Numbers in an abstract are those that its authors chose to give.",
        f"Of {len(read)} studies of massage, {len(dosed)} say how many minutes. "
        f"{len(often)} also say how often and for how many weeks.",
        f"For {payers_known} of them it is known who paid, or shown by where the authors work.",
        f"In {int((read['raters_blind'] == 'yes').sum())} of them, those who judged the result "
        "are known to have been unaware of who had which treatment.",
        f"{int(read['harms'].isin(['seen', 'none-seen']).sum())} of them say whether harms were "
        "seen. Silence about harms does not mean that there were none.",
        f"{inside} are known to be part of a review on this map. More may be, "
        "and their results may then count twice.",
        *_list_untested(pack),
    ]
    return "\n".join(f"- {line}" for line in lines) + "\n"


def _list_untested(pack: Pack) -> list[str]:
    """Return the concerns and benefits for which nobody tested massage, counted and named."""
    steps = pack.findings["step"]
    whole = set(pack.findings.loc[steps == WHOLE, "concern_id"])
    brought = set(pack.findings.loc[steps.isin([WHOLE, "massage-to-benefit"]), "benefit_id"])
    concerns = [name for key, name in pack.concern_names.items() if key not in whole]
    benefits = [name for key, name in pack.benefit_names.items() if key not in brought]
    lines: list[str] = []
    if concerns:
        lines += [
            f"For {len(concerns)} of {len(pack.concern_names)} concerns no study tested massage "
            "the whole way.",
            f"These concerns are: {'; '.join(lower_first(name) for name in concerns)}",
        ]
    if benefits:
        lines += [
            f"For {len(benefits)} of {len(pack.benefit_names)} benefits no study tested whether "
            "massage brings it.",
            f"These benefits are: {'; '.join(lower_first(name) for name in benefits)}",
        ]
    return lines
