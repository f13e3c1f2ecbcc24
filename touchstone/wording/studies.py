"""Say what a study reports about itself: who gave massage, to whom, who paid, and any harms.

What was not read for a study is left out. What was looked for and not found is "not stated".
"Not mentioned" never stands alone: the text adds that this does not mean there were no harms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from touchstone.evidence.cautions import Caution
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.studies import NOT_MENTIONED, Study, short_name
from touchstone.wording.phrases import capital_first, format_count, join_words, lower_first

# A later sentence of a caution with more words than this counts as a reason, not as advice.
_WORDS_OF_ADVICE = 8
_UNSTATED = "Not stated"
_SEVERAL = "More than one of these"
# If more studies than this report on harms, the list beside the cautions leaves them out.
_NAMED_TELLING = 2
_NO_PROOF = "This does not mean that there were none."

# The closed lists of studies.csv, each value as readers see it.
GIVEN_BY = {
    "therapist": "A therapist",
    "self": "The people themselves",
    "parent-or-partner": "A parent or partner",
    "staff": "Nurses or other staff",
    "machine": "A machine",
    "several": _SEVERAL,
    "not-stated": _UNSTATED,
}
GIVEN_WITH = {
    "hands": "Hands",
    "tool": "A tool",
    "machine": "A machine",
    "several": _SEVERAL,
    "not-stated": _UNSTATED,
}
BODY_SITES = {
    "face": "Face",
    "scar": "Scar",
    "whole-body": "Whole body",
    "back": "Back",
    "legs": "Legs",
    "abdomen": "Abdomen",
    "neck-and-shoulders": "Neck and shoulders",
    "hands-or-feet": "Hands or feet",
    "several": "Several places",
    "other": "Another place",
    "not-stated": _UNSTATED,
}
RATERS_BLIND = {
    "yes": "Yes: those who judged the result did not know who had which treatment",
    "no": "No: those who judged the result knew the treatment",
    "not-stated": _UNSTATED,
}
SEXES = {"women": "Women", "men": "Men", "both": "Women and men", "not-stated": _UNSTATED}
FUNDING = {
    "seller": "A seller of the device, oil, training or method, or an association of such",
    "independent": "Independent of sellers",
    "none": "Nobody: no outside money",
    "not-stated": _UNSTATED,
}
# What touched the skin and who paid, as a search finds it. A phrase for one value must not occur
# in the text for another.
_TOUCHED_BY = {"hands": "Hands: by hand", "tool": "With a tool", "machine": "By machine"}
_PAID_BY = {
    "seller": "Paid by seller: a seller paid",
    "independent": "Paid independently",
    "none": "No funding",
}
HARMS = {"seen": "Seen", "none-seen": "None seen", "not-mentioned": "Not mentioned"}


def list_study_details(study: Study) -> dict[str, str]:
    """Return what a study reports about itself, by topic, leaving out what was not read.

    The topics on which it states nothing are listed together at the end.
    """
    text_by_topic = {
        "Given by": GIVEN_BY.get(study.given_by, ""),
        "Given with": GIVEN_WITH.get(study.given_with, ""),
        "How long and how often": describe_amount(study),
        "Where on the body": BODY_SITES.get(study.body_site, ""),
        "Sex and ages": _describe_sample(study),
        "Dropped out": _describe_dropouts(study),
        "Judged without knowing": RATERS_BLIND.get(study.raters_blind, ""),
        "Who paid": _join_sentences(FUNDING.get(study.funding, ""), study.funding_note),
        "Harms": describe_harms(study),
    }
    unstated = [lower_first(title) for title, text in text_by_topic.items() if text == _UNSTATED]
    stated = {title: text for title, text in text_by_topic.items() if text not in ("", _UNSTATED)}
    return stated | ({_UNSTATED: capital_first(join_words(unstated))} if unstated else {})


def list_searched(study: Study) -> list[str]:
    """Return the searchable part of what a study reports about itself, in a reader's words.

    Phrases that are the same for many studies and mention other things are left out. A search
    for oil should not find every seller "of the device, oil, training or method".
    """
    texts = [
        DESIGNS[study.design].name,
        GIVEN_BY.get(study.given_by, ""),
        _TOUCHED_BY.get(study.given_with, ""),
        describe_amount(study),
        BODY_SITES.get(study.body_site, ""),
        _describe_sample(study),
        _PAID_BY.get(study.funding, ""),
        study.funding_note,
        study.harms_note,
    ]
    return [text for text in texts if text not in ("", _UNSTATED, _SEVERAL)]


def describe_amount(study: Study) -> str:
    """Return how long and how often massage was given, as "10 minutes, 2 times a week, 5 weeks".

    Returns:
        '' if this was not read.
    """
    if not study.given_by:
        return ""
    amounts = (
        (study.minutes, "minute", "minutes"),
        (study.times_per_week, "time a week", "times a week"),
        (study.weeks, "week", "weeks"),
        (study.sessions, "session", "sessions"),
    )
    given = [
        f"{format_range(value)} {noun if value == '1' else plural}"
        for value, noun, plural in amounts
        if value
    ]
    return ", ".join(given) or _UNSTATED


def format_range(value: str) -> str:
    """Return a number or range of the tables as readers see it.

    Examples:
        >>> format_range("15-25"), format_range("30")
        ('15 to 25', '30')
    """
    return value.replace("-", " to ")


def describe_harms(study: Study) -> str:
    """Return whether harms were seen, or that not mentioning them does not rule them out."""
    words, note = HARMS.get(study.harms, ""), study.harms_note
    if study.harms != NOT_MENTIONED:
        return _join_sentences(words, note)
    return _join_sentences(words, _of_note(study), _NO_PROOF)


def _of_note(study: Study) -> str:
    """Return the note of a study that does not mention harms, without a period; '' for none."""
    if study.harms != NOT_MENTIONED or not study.harms_note:
        return ""
    return f"Of note: {lower_first(study.harms_note.rstrip('.'))}"


def note_harms(studies: Iterable[Study]) -> list[str]:
    """Return what studies say about harms, and the notes of those that do not mention them.

    There is one sentence per study. If many studies say something about harms, only the notes
    are returned, and each study says it in its own place.
    """
    listed = [study for study in studies if study.harms in HARMS]
    telling = [study for study in listed if study.harms != NOT_MENTIONED]
    named_studies = telling if len(telling) <= _NAMED_TELLING else []
    noted = [study for study in listed if study.harms == NOT_MENTIONED and study.harms_note]
    return [f"{short_name(study)}: {_tell_harms(study)}." for study in (*named_studies, *noted)]


def _tell_harms(study: Study) -> str:
    words = "" if study.harms == NOT_MENTIONED else HARMS[study.harms]
    texts = (lower_first(text.rstrip(".")) for text in (words, study.harms_note) if text)
    return "; ".join(texts)


def _describe_sample(study: Study) -> str:
    sex = SEXES.get(study.sex, "")
    if not study.ages:
        return sex
    if study.sex in ("", "not-stated"):
        return f"Sex not stated; ages: {study.ages}"
    return f"{sex}; ages: {study.ages}"


def _describe_dropouts(study: Study) -> str:
    if not study.given_by:
        return ""
    if study.dropouts is None:
        return _UNSTATED
    return format_count(study.dropouts, "person", "people") if study.dropouts else "Nobody"


def _join_sentences(*texts: str) -> str:
    """Return texts of the tables as sentences, leaving out empty ones."""
    parts = [capital_first(text.rstrip(".")) for text in texts if text]
    return f"{'. '.join(parts)}." if len(parts) > 1 else "".join(parts)


def shorten_advice(advice: str) -> str:
    """Return what a caution asks for, without the reason it gives.

    Examples:
        >>> shorten_advice("Keep off a leg with a clot; it could travel. Get help at once.")
        'Keep off a leg with a clot. Get help at once.'
    """
    first, later = _split_advice(advice)
    asked = re.split(r"[;:] ", first)[0].rstrip(".")
    return " ".join([f"{asked}.", *later])


def keep_off_sentences(cautions: Sequence[Caution]) -> list[str]:
    """Return what nobody should massage, and what else the cautions ask for.

    Args:
        cautions: One or more, each with what to keep off in a few words.
    """
    kept_off = join_words([item.keep_off for item in cautions], "or")
    asked = [
        f"{capital_first(item.keep_off)}: {lower_first(text)}"
        for item in cautions
        for text in _split_advice(item.advice)[1]
    ]
    return [f"Do not massage {kept_off}.", *asked]


def _split_advice(advice: str) -> tuple[str, list[str]]:
    """Return the first sentence of a caution, and the later ones that are short."""
    first, *later = re.split(r"(?<=[.!]) (?=[A-Z])", advice)
    return first, [text for text in later if len(text.split()) <= _WORDS_OF_ADVICE]


def cautions_fold_title(shown_count: int, more_count: int) -> str:
    """Return the title of the fold that holds the cautions in full.

    ``shown_count`` of them are already shown in short; ``more_count`` are only in the fold.
    """
    if not shown_count:
        return f"{more_count} for everyone"
    whole = "These cautions in full, with reasons"
    return f"{whole}, and {more_count} more for everyone" if more_count else whole
