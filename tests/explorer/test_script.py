"""The page's script files: checked and unit-tested by node, where the machine has it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from unosce_kg.explorer.assets import SCRIPTS, join_script

NODE = shutil.which("node")
FOLDER = Path(__file__).resolve().parent / "script"

pytestmark = pytest.mark.skipif(not NODE, reason="node is not installed: the script's own tests are not run")


def test_the_script_s_own_tests():
    files = sorted(FOLDER.glob("*.test.mjs"))
    imports = "".join(f'import "{path.as_uri()}";' for path in files)  # one process for all is quicker
    command = [NODE, "--input-type=module", "--eval", imports]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
    assert len(files) >= 7


def test_the_joined_script_can_be_parsed(tmp_path):
    path = tmp_path / "joined.js"
    path.write_text(join_script(), encoding="utf-8")
    subprocess.run([NODE, "--check", path], check=True)


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_a_script_file_is_short_and_says_what_it_is_for(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("// ")
    assert len(lines) <= 300
