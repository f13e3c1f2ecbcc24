"""Word lists of negation, shared by the concern finder and the article reader."""

from __future__ import annotations

from touchstone.search.stems import word_set

# Verbs that say what is: whoever "doesn't have acne" has none.
_BE_DO_HAVE = word_set("don't doesn't didn't isn't aren't wasn't weren't haven't hasn't")
# Verbs that say what can be achieved: whoever "can't hide acne" still has it.
_MODALS = word_set("can't won't wouldn't couldn't shouldn't")


def _with_bare_spelling(contractions: frozenset[str]) -> frozenset[str]:
    """Return the contractions and the same words without the apostrophe ("dont")."""
    return contractions | {word.replace("'", "") for word in contractions}


# Contractions with "not", which negate the whole clause around them.
CONTRACTIONS = _with_bare_spelling(_BE_DO_HAVE | _MODALS) | {"cannot"}
# Words that deny what a person has; an inability or a doubt does not.
ABSENCE_CUES = _with_bare_spelling(_BE_DO_HAVE) | word_set("no not neither without never")
# Words that deny what a treatment does. "Without" only says how it is done.
EFFECT_CUES = (
    CONTRACTIONS
    | (ABSENCE_CUES - {"without"})
    | word_set(
        """
        nor nothing none nobody zero hardly barely rarely unlikely impossible unable fail
        fails failed
        """
    )
)
