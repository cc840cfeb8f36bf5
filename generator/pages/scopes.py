"""What visits looked at, in their letters' words, beside what is said of two letters.

A theme that turns from one visit to the next may have been looked at in two services.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.pages.shown import At, where


@dataclass(frozen=True, slots=True)
class ScopeShown:
    """Words for what a visit looked at, each as it stands, and a link to the first; empty if none are known.

    `whose` says which of two visits it is.
    """

    whose: str
    words: tuple[str, ...]
    href: str
    where: str


def scope_of(at: At, slug: str, whose: str = "") -> ScopeShown:
    """What the visit looked at that a letter reports; all of it, since what is cut may be the theme."""
    scope = at.places.letters[slug].scope
    if not scope:
        return ScopeShown(whose, (), "", "")
    block = at.places.blocks[slug, scope[0].block]
    return ScopeShown(
        whose, tuple(one.text for one in scope), at.statement(slug, scope[0].statement), where(block)
    )


def both_scopes(at: At, before: str, now: str) -> tuple[ScopeShown, ...]:
    """What the visits of two letters looked at: once if in the same words; none if neither letter says."""
    that, this = scope_of(at, before, "that visit"), scope_of(at, now, "this visit")
    if that.words == this.words:
        return (replace(this, whose="both visits"),) if this.words else ()
    return that, this
