"""How a statement's verbs stand: "has improved", "is being reviewed", "will help", "are not seen".

Whether something is good, is getting better or is only planned lies more in the verb's form than in the verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.annotate.cues import Run, Runs, judging

_BE = {"is": "be", "are": "be", "was": "wa", "were": "wa", "be": "be", "been": "been", "being": "being"}
_HAVE = {"has": "hav", "have": "hav", "had": "had", "having": "having"}
_MODAL = frozenset([
    "will", "would", "should", "could", "may", "might", "must", "can", "need", "needs", "cannot",
])  # fmt: skip
_BETWEEN = frozenset([
    "not", "never", "also", "now", "already", "recently", "yet", "still", "always", "often", "both",
    "all", "well", "too", "very", "more", "most", "less", "since", "so", "only", "just", "sometimes",
    "further", "newly", "currently", "then", "either", "made", "to",
])  # fmt: skip
_STRONG_FORMS = frozenset([
    "made", "taken", "given", "led", "built", "grown", "become", "begun", "seen", "known", "shown",
    "found", "held", "kept", "put", "set", "met", "written", "done", "gone", "brought", "thought",
    "understood", "left", "lost", "risen", "fallen", "driven", "undertaken", "undergone", "sought",
])  # fmt: skip
_MOST = 6
"""How many words may stand from the first of a group to its verb."""
_DENIED = frozenset({"not", "never"})


def verb_runs(words: Sequence[str]) -> Runs:
    """The groups of verbs in folded words, with the first and last word of each, and the groups' order."""
    runs: list[Run] = []
    forms: list[str] = []
    n = 0
    while n < len(words):
        if words[n] not in _OPENING:
            n += 1
            continue
        end, form, adverbs = _group(words, n)
        if end < len(words):
            runs += _features(words[end], form, adverbs, n, end)
            if not forms or forms[-1] != form:
                forms.append(form)
        n = max(end, n + 1)
    first = forms[0] if forms else "-"
    return Runs(runs, ["a:T " + " | ".join(forms[:3]), "a:F " + first])


_OPENING = frozenset({*_BE, *_HAVE, *_MODAL})


def _group(words: Sequence[str], start: int) -> tuple[int, str, list[str]]:
    """Where the verb of the group stands, the group's form ("hav been!"), and the adverbs in it."""
    first = words[start]
    chain = [_BE.get(first) or _HAVE.get(first) or first]
    adverbs: list[str] = []
    end = start + 1
    while end < len(words) and end - start < _MOST:
        word = words[end]
        if word in _BE or word in _HAVE or word == "to":
            chain.append(_BE.get(word) or _HAVE.get(word) or word)
        elif word in _BETWEEN or word.endswith("ly"):
            adverbs.append(word)
        else:
            break
        end += 1
    denied = "" if _DENIED.isdisjoint(adverbs) else "!"
    return end, " ".join(chain) + denied, adverbs


def _features(
    verb: str, form: str, adverbs: Sequence[str], start: int, end: int
) -> list[tuple[str, int, int]]:
    judged = judging(verb)
    features = [f"a:{form}>{_ending(verb)}", f"a:{form}>{verb}", f"a:>{verb}", "a:" + form]
    if judged:
        features.append(f"a:{form}>>{judged}")
    features += [f"a:{form}<{adverb}" for adverb in adverbs if adverb not in _DENIED]
    return [(feature, start, end) for feature in features]


@cache
def _ending(verb: str) -> str:
    """Whether a word is a past or a present participle, or else what it is a cue for."""
    if (verb.endswith("ed") and len(verb) > 4) or verb in _STRONG_FORMS:
        return "ed"
    return "ing" if verb.endswith("ing") and len(verb) > 5 else judging(verb) or "x"
