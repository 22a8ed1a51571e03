"""Where the packaged data lies: inside an installed package, or in the checkout of an editable install."""

from __future__ import annotations

from pathlib import Path

from unosce_kg.errors import SetupError

PACKAGE = Path(__file__).resolve().parent
PIPELINE = "en_unosce_core"


def locate(*parts: str) -> Path:
    """Path of a folder or file of the packaged data.

    Args:
        parts: Below `data/`, such as `"ontology"` or `"raw"`.

    Raises:
        SetupError: If the installation lacks it.
    """
    for base in (PACKAGE / "data", PACKAGE.parent.parent / "data"):
        path = base.joinpath(*parts)
        if path.exists():
            return path
    raise SetupError(
        f"the installation is incomplete: data/{'/'.join(parts)} is missing; install unosce-kg again"
    )


def locate_pipeline(name: str) -> Path | None:
    """Path of a spaCy pipeline that comes with the package, or None."""
    path = PACKAGE / "pipelines" / name
    return path if (path / "config.cfg").exists() else None
