"""How long a candidate's statement is: the same count on the page, in the refusal and in `site.js`."""

from __future__ import annotations


def words_in(text: str) -> int:
    """Words as a person counts them: whatever stands between spaces.

    >>> words_in("I have lived here for 12 years -- gladly."), words_in("  ")
    (9, 0)
    """
    return len(text.split())
