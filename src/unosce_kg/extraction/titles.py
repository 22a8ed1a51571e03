"""Titles: forms of address before a name, and one wording for offices and ministries that are worded in several ways."""

from __future__ import annotations

import re

# What may stand between an office and the name of its holder, as a regular expression.
HONORIFIC = r"(?:(?:Mr|Ms|Mrs|Dr)\.? |(?:Ambassador|Judge|General) )?"
_MINISTER = re.compile(r"Minister (?:of|for) (?:the )?(?P<field>Foreign Affairs|[A-Z]\w+)")
_MINISTRY = re.compile(
    r"(?P<short>[A-Z]\w+) Ministry|Ministry (?:of|for) (?:the )?(?P<field>Foreign Affairs|[A-Z]\w+)"
)
_OF_STATE = re.compile(
    r"(?:(?:First )?Deputy )?(?:(?P<short>[A-Z][\w-]+(?: and [A-Z][\w-]+)?) Minister|Minister (?:of|for) (?:the )?(?P<field>[A-Z].*?))"
    r" of (?:the )?(?P<state>[A-Z][\w -]+)"
)
_FOREIGN = "Foreign Affairs"


def word_minister(title: str) -> str:
    """A minister's title as "Foreign Minister", "Defence Minister"; other titles as they are.

    >>> word_minister("Minister for Foreign Affairs"), word_minister("Minister of the Interior"), word_minister("Director")
    ('Foreign Minister', 'Interior Minister', 'Director')
    """
    match = _MINISTER.fullmatch(title)
    return f"{match['field'].replace(_FOREIGN, 'Foreign')} Minister" if match else title


def word_ministry(name: str) -> str:
    """A ministry's name as "Ministry of Foreign Affairs", "Ministry of Defence"; other names as they are.

    >>> word_ministry("Foreign Ministry"), word_ministry("Ministry of the Interior"), word_ministry("Parliament")
    ('Ministry of Foreign Affairs', 'Ministry of Interior', 'Parliament')
    """
    match = _MINISTRY.fullmatch(name)
    if match is None:
        return name
    field = match["field"] or match["short"]
    return f"Ministry of {_FOREIGN if field == 'Foreign' else field}"


def ministry_of(post: str) -> str | None:
    """The name of the ministry that a minister of a State heads; None for another post.

    >>> ministry_of("Foreign Minister of Serbia"), ministry_of("Minister of Labour and Trade of Serbia"), ministry_of("Mayor")
    ('Ministry of Foreign Affairs of Serbia', 'Ministry of Labour and Trade of Serbia', None)
    """
    match = _OF_STATE.fullmatch(post)
    field = match and (match["field"] or match["short"])
    if not match or not field or field == "Prime":
        return None
    return f"Ministry of {_FOREIGN if field == 'Foreign' else field} of {match['state']}"
