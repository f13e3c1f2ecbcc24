"""Say what a visitor's own words are about.

The words are data, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from touchstone.evidence.cautions import Caution
from touchstone.evidence.studies import short_name
from touchstone.limits import MAX_QUERY_CHARS, MAX_QUOTED_SENTENCE_CHARS
from touchstone.text import shorten
from touchstone.wording.answer_card import caution_words
from touchstone.wording.phrases import choose_words, join_words, lower_first

if TYPE_CHECKING:
    # At run time, this import would load libraries for pages that do not need them.
    from touchstone.search.finder import Answer

# From this many characters on, the limit is mentioned, before it is reached.
_NEAR_LIMIT = MAX_QUERY_CHARS * 3 // 4
# How many other subjects of the words are named.
_ABOUT_NAMED = 2
# For somebody in despair.
HELP_NOW = (
    "You do not have to carry this alone. Please talk to somebody now: a person you trust, "
    "a doctor, or the emergency number where you are."
)
EMERGENCY_NOW = (
    "This may be an emergency. Call the emergency number where you are now, before you read on."
)
# How many stretches of the words are quoted for one concern.
_WORDS_QUOTED = 4


def describe_answer(
    query: str, answer: Answer, names: Mapping[str, str], open_id: str = ""
) -> list[str]:
    """Return what an answer says, one or two sentences per line.

    Args:
        query: What was typed.
        answer: What was found in it.
        names: Names of the concerns by id.
        open_id: The concern that is open. Of several, only the others are named.
    """
    lines = [EMERGENCY_NOW] if answer.is_emergency else []
    lines += [HELP_NOW] if answer.needs_help_now else []
    others = [item for item in answer.found if item.concern_id != open_id]
    is_also = 0 < len(others) < len(answer.found)
    for item in others or answer.found:
        name = names[item.concern_id]
        lines.append(found_sentence(f"Also {lower_first(name)}" if is_also else name, item.words))
    if answer.found and answer.beside and not answer.is_urgent:
        subject = join_words(list(answer.beside[:_ABOUT_NAMED]), "or")
        lines.append(f"We have no page about {subject}.")
    if answer.denied:
        lines.append(denied_sentence([names[item.concern_id] for item in answer.denied]))
    if answer.unsure:
        choices = [names[item] for item in answer.unsure if item != open_id]
        question = "Or do you mean" if open_id in answer.unsure else "Do you mean"
        lines.append(f"{question} {' or '.join(map(lower_first, choices))}?")
    elif not answer.found and answer.about and not answer.is_urgent:
        near, has_caution = names.get(answer.near, ""), bool(answer.cautions)
        lines.append(about_sentence(answer.about, near, has_caution=has_caution))
    elif not lines:
        lines.append(no_concern_sentence(query, has_caution=bool(answer.cautions)))
    if answer.for_doctor and not answer.is_emergency:
        lines.append(doctor_sentence(answer.for_doctor if answer.found else ()))
    if length_note := describe_length(query, answer.unread):
        lines.append(length_note)
    return lines


def doctor_sentence(subjects: Sequence[str]) -> str:
    """Return the advice to ask a doctor about something that is not covered.

    Args:
        subjects: What it is; empty if an earlier sentence says so.
    """
    if not subjects:
        return "Please ask a doctor about it."
    subject = join_words(list(subjects[:_ABOUT_NAMED]))
    return f"You also mention {subject}: please ask a doctor about it."


def found_sentence(concern: str, words: Sequence[str]) -> str:
    """Return which of a visitor's words found a concern."""
    quoted = join_words([f"“{text}”" for text in words[:_WORDS_QUOTED]])
    return f"{concern}: matched by {quoted}."


def opened_sentence() -> str:
    """Return what to do if the opened concern is not the one that was meant."""
    return "Not what you meant? Try other words, or choose from the list."


def denied_sentence(concerns: Sequence[str]) -> str:
    """Return which concerns visitors say they do not have."""
    return f"You say that you do not have {join_words(list(map(lower_first, concerns)), 'or')}."


def about_sentence(subjects: Sequence[str], near: str, *, has_caution: bool = False) -> str:
    """Return the uncovered subject that the words seem to be about, and the closest concern.

    Args:
        subjects: What the words seem to be about.
        near: The closest concern, or ''.
        has_caution: Whether a caution speaks of the subject.
    """
    coverage_words = "is not one of the concerns here" if has_caution else "we do not cover"
    # Always offer a next step.
    next_step = (
        f"The closest here is {lower_first(near)}." if near else "The list has what we cover."
    )
    subject = join_words(list(subjects[:_ABOUT_NAMED]))
    return f"This sounds like {subject}, which {coverage_words}. {next_step}"


def no_concern_sentence(query: str, *, has_caution: bool = False) -> str:
    """Say that a visitor's words match no concern, and what to do.

    Args:
        query: What was typed.
        has_caution: Whether a caution speaks of it.
    """
    quoted = shorten(query, MAX_QUOTED_SENTENCE_CHARS)
    # If a caution speaks of it, it must not be called "not covered".
    coverage_words = (
        "is not one of the concerns here"
        if has_caution
        else "is not covered here, or was not understood"
    )
    return f"“{quoted}” {coverage_words}. Try other words, or choose from the list."


def cautions_lead(count: int) -> str:
    """Return the lead-in to the cautions that speak of a visitor's words."""
    return choose_words(count, "We have a caution about this:", "We have {n} cautions about this:")


def describe_cautions(cautions: Sequence[Caution]) -> list[str]:
    """Return the cautions that speak of a visitor's words, each with its source; [] for none."""
    if not cautions:
        return []
    lines = [
        f"{caution_words(item)} ({short_name(item.study)}, {item.study.url})" for item in cautions
    ]
    return [cautions_lead(len(cautions)), *lines]


def describe_length(query: str, unread: str) -> str:
    """Return how much of a long text is read, or '' while it is well within the limit."""
    if unread:
        quoted = shorten(unread, MAX_QUOTED_SENTENCE_CHARS)
        return f"Only the first {MAX_QUERY_CHARS:,} characters were read. Not read: “{quoted}”"
    if len(query) < _NEAR_LIMIT:
        return ""
    return f"You wrote {len(query):,} characters. Up to {MAX_QUERY_CHARS:,} are read."
