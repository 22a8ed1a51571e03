"""Names, passwords and tokens for endpoints: from the environment alone, and never shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from requests import PreparedRequest
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from unosce_kg.errors import SetupError

USER, PASSWORD, TOKEN = "UNOSCE_KG_PUSH_USER", "UNOSCE_KG_PUSH_PASSWORD", "UNOSCE_KG_PUSH_TOKEN"

_TOKEN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Credentials:
    """What tells an endpoint who is asking: a name with a password, a token, or nothing."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Credentials:
        """The credentials in an environment.

        Raises:
            SetupError: If they are half there, doubled, or hold what no header can carry.
        """
        user, password, token = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
        if bool(user) != bool(password):
            raise SetupError(f"{USER} and {PASSWORD} are set together, or neither")
        if user and token:
            raise SetupError(f"either {USER} and {PASSWORD} are set, or {TOKEN}")
        if token and not _TOKEN.fullmatch(token):
            raise SetupError(f"{TOKEN} holds blanks or characters that no header can carry")
        if ":" in user or not f"{user}{password}".isprintable():
            raise SetupError(f"{USER} holds a colon, or {PASSWORD} a control character")
        return cls(user, password, token)

    def basic(self) -> AuthBase:
        """They as a request carries them at first; nothing is taken from elsewhere where there are none."""
        if self.user:
            return HTTPBasicAuth(self.user.encode(), self.password.encode())
        return _Bearer(self.token)

    def digest(self) -> AuthBase:
        """They as the answer to a challenge, as Virtuoso poses it."""
        return HTTPDigestAuth(self.user, self.password)


NOBODY = Credentials()


class _Bearer(AuthBase):
    """A token in the header, if there is one."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request
