"""The program: runs a command and turns what goes wrong into one line and an exit code."""

from __future__ import annotations

import sys

import click

from unosce_kg.cli import unosce_kg
from unosce_kg.errors import QueryError, UnosceKgError

DONE, DONE_IN_PART, WRONG_USE, CANNOT_RUN = 0, 1, 2, 3


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line.

    Args:
        arguments: Without the program's name.

    Returns:
        0 done, 1 done but something was skipped or a check failed, 2 wrong use, 3 cannot run.
    """
    try:
        code = unosce_kg.main(arguments, prog_name="unosce-kg", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        code = exit_.exit_code
    except click.ClickException as error:
        error.show()
        code = WRONG_USE
    except UnosceKgError as error:
        code = _complain(str(error), WRONG_USE if isinstance(error, QueryError) else CANNOT_RUN)
    except (KeyboardInterrupt, click.Abort):
        code = _complain("interrupted; results of earlier runs are as they were", CANNOT_RUN)
    except MemoryError:
        code = _complain("out of memory; try fewer documents at a time", CANNOT_RUN)
    return code if isinstance(code, int) else DONE


def _complain(message: str, code: int) -> int:
    click.echo(f"unosce-kg: {message}", err=True)
    return code


if __name__ == "__main__":
    main()
