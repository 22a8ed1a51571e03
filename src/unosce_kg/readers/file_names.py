"""What a file's own name and a document's address tell, where nothing better does."""

from __future__ import annotations

import re

from unosce_kg.model import PartialDate
from unosce_kg.readers.pieces import Header, Teller
from unosce_kg.readers.publishers import find_publisher
from unosce_kg.readers.symbols import decode_symbol

_DAY = re.compile(
    r"(?<!\d)(?P<y>19[4-9]\d|20\d\d)(?P<gap>[-_.]?)(?P<m>0[1-9]|1[0-2])(?P=gap)(?P<d>[0-2]\d|3[01])(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(?P<y>19[4-9]\d|20\d\d)[-_./](?P<m>0[1-9]|1[0-2])(?=[^\d]|$)")
_PATH_MONTH = re.compile(r"/(?P<y>19[4-9]\d|20\d\d)/(?P<m>0[1-9]|1[0-2])(?=/|$)")


def read_file_name(name: str) -> Header:
    """The symbol and the date that a file's name spells: `2010-07-19 sgsm13017.doc.htm`."""
    name = name.rpartition("/")[2]
    return Header(symbol=decode_symbol(name), date=_read_date(name, _MONTH), teller=Teller.NAME)


def read_address(address: str) -> Header:
    """The publisher, symbol and date that an address spells: `press.un.org/en/1999/19991123.sgt2209.doc.html`."""
    path = address.partition("://")[2].partition("?")[0]
    return Header(
        publisher=find_publisher([address]),
        symbol=decode_symbol(path.rpartition("/")[2]),
        date=_read_date(path, _PATH_MONTH),
        teller=Teller.ADDRESS,
    )


def _read_date(text: str, month: re.Pattern[str]) -> PartialDate | None:
    for match in (*_DAY.finditer(text), *month.finditer(text)):
        parts = match.groupdict()
        try:
            return PartialDate(int(parts["y"]), int(parts["m"]), int(parts["d"]) if parts.get("d") else None)
        except ValueError:
            continue
    return None
