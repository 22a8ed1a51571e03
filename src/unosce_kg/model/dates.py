"""Calendar dates that may be known only in part."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date known to the day, the month or only the year.

    Raises:
        ValueError: If no such date exists, or a day comes without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        self.first_day  # noqa: B018 - which raises where there is no such day

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            ValueError: If the text is none of these, or no such date exists.
        """
        parts = text.split("-")
        if not (1 <= len(parts) <= 3 and len(parts[0]) == 4 and all(len(p) == 2 for p in parts[1:])):
            raise ValueError(f"not YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        return cls(*(int(p) for p in parts))

    def __str__(self) -> str:
        rest = "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04d}{rest}"

    @property
    def datatype(self) -> str:
        """Local name of the XSD datatype that holds it."""
        return "date" if self.day else "gYearMonth" if self.month else "gYear"

    @property
    def first_day(self) -> datetime.date:
        """The first of the days that it may be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def exact_day(self) -> datetime.date | None:
        """The day, if it is known to the day."""
        return self.first_day if self.day else None

    def covers(self, other: PartialDate) -> bool:
        """Whether the other date is this one or lies in the year or month that this one names."""
        return self.year == other.year and self.month in (None, other.month) and self.day in (None, other.day)

    def agrees(self, other: PartialDate) -> bool:
        """Whether the two may be the same day: one of them covers the other."""
        return self.covers(other) or other.covers(self)
