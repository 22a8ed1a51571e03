"""The page as a file."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from unosce_kg.explorer import read_view, render_page
from unosce_kg.explorer.assets import SCRIPTS, join_script
from unosce_kg.exporters.html import write

from .graphs import GraphBuilder, make_small

NAMESPACES = {
    "http://www.w3.org",
    "http://purl.org",
    "https://w3id.org",
    "http://persistence.uni-leipzig.org",
}
"""What the script writes into Turtle and SVG; it is never loaded."""


@pytest.fixture(scope="module")
def page():
    return render_page(read_view(make_small()))


def embedded(page, name):
    return json.loads(
        re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)[1]
    )


def without_json_and_library(page):
    text = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    return re.sub(r"<script>/\*\*\n \* vis-network.*?</script>", "", text, flags=re.DOTALL)


def test_the_page_names_its_encoding_and_title_first(page):
    head = page[: page.index("<style>")]
    assert page.startswith("<!DOCTYPE html>")
    assert '<meta charset="utf-8">' in head[:100]
    assert "<title>UN–OSCE cooperation: knowledge graph</title>" in head


def test_nothing_is_loaded_from_anywhere(page):
    assert not re.search(r"<(?:script|img|iframe|object|embed|source|video|audio)[^>]*\ssrc", page)
    assert "<link" not in page
    own = without_json_and_library(page)
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|import\(", own)
    assert set(re.findall(r"https?://[\w.-]+", own)) <= NAMESPACES


def test_the_policy_forbids_all_but_the_page_s_own_script_and_style(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace(
        "&#39;", "'"
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy


def test_the_library_keeps_its_licence(page):
    assert "vis.js is dual licensed under both" in page


def test_nodes_carry_their_type_and_place(page):
    payload, network = embedded(page, "graph-data"), embedded(page, "network-data")
    types = {entity[0]: payload["types"][entity[1]]["id"] for entity in payload["nodes"]}
    assert types["org/unodc"] == "UNBody"
    assert types["place/vienna"] == "City"
    assert len(network["x"]) == len(network["y"]) == len(network["size"]) == len(payload["nodes"])
    assert all(isinstance(x, int) for x in network["x"])
    assert network["options"]["physics"] == {"enabled": False}


def test_the_better_connected_node_is_larger(page):
    payload, network = embedded(page, "graph-data"), embedded(page, "network-data")
    sizes = {entity[0]: size for entity, size in zip(payload["nodes"], network["size"], strict=True)}
    assert sizes["org/unodc"] > sizes["agreement/plan-2007"] > sizes["place/central-asia"]


def test_every_sentence_stands_in_the_page_once(page):
    sentence = "UNODC signed a plan with the OSCE on human trafficking in Vienna."
    assert page.count(sentence) == 1


def test_an_empty_graph_makes_a_page():
    page = render_page(read_view(GraphBuilder().graph))
    assert embedded(page, "graph-data")["nodes"] == []


def test_written_bytes_do_not_depend_on_hash_seed_or_order(tmp_path):
    code = (
        "import sys, random; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\nimport rdflib\nfrom graphs import make_large\n"
        "from unosce_kg.exporters.html import write\n"
        "triples = list(make_large(60)); random.shuffle(triples)\n"
        "graph = rdflib.Graph()\n[graph.add(t) for t in triples]\nwrite(graph, Path(sys.argv[2]))\n"
    )
    here = str(Path(__file__).resolve().parent)
    for seed in "12":
        command = [sys.executable, "-c", code, here, tmp_path / f"{seed}.html"]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_write_makes_the_file(tmp_path):
    write(make_small(), tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8").endswith("</html>\n")


def test_the_script_files_are_joined_each_once_and_without_imports():
    script = join_script()
    assert not re.search(r"^\s*(?:import|export)\b", script, re.MULTILINE)
    for path in SCRIPTS.glob("*.js"):
        assert script.count(f'files["{path.name}"] = ') == 1, f"{path.name} is not used, or twice"


def test_the_script_makes_no_markup_from_text():
    script = join_script()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.cssText", script
    )
