"""Word lists of negation, shared by the concern finder and the article reader."""

from __future__ import annotations

from touchstone.search.stems import word_set

# Verbs for what is: a visitor who "doesn't have acne" has none.
_BE_DO_HAVE = word_set("don't doesn't didn't isn't aren't wasn't weren't haven't hasn't")
# Verbs for what can be achieved: a visitor who "can't hide acne" still has it.
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
# What may stand between a denial and what is denied ("I don't really have any acne"). Any
# other word is what the denial is about: "no cream helps my acne" denies the cream.
TROUBLES = word_set("trouble troubles problem problems issue issues difficulty difficulties")
DENIAL_LINKS = TROUBLES | word_set(
    """
    a an the any my your his her our much many really actually at all have has had got get getting
    be is are am been it its it's this that these those about of from suffer suffering with real
    visible sign single think believe i i'm im he she we they yet even do does see notice only
    more here ever bother kind sort such longer into experiencing
    """
)
# Negating words that deny nothing when one of these words follows.
NO_DENIAL = {
    "not": word_set("only just sure certain"),
    "no": word_set("idea clue wonder doubt matter"),
    "don't": word_set("know"),
    "dont": word_set("know"),
}
# Words after something that a person no longer has ("acne is gone"), words that may come in
# between, and words for what a person does not mind ("wrinkles don't bother me").
OVER = word_set("gone cleared vanished disappeared healed finished")
OVER_LINKS = word_set("is are has have was were been completely now all long totally entirely")
UNMINDED = word_set("bother worry matter mind care problem issue trouble")
