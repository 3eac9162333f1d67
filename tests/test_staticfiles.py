"""Tests for ``claimsdb.staticfiles``."""

import re

from claimsdb.staticfiles import ModuleStorage


def test_a_module_imports_others_by_the_name_that_tells_their_content(tmp_path):
    (tmp_path / "one.js").write_text('import { two } from "./two.js";\ntwo();\n')
    (tmp_path / "two.js").write_text("export function two() {}\n")
    storage = ModuleStorage(location=tmp_path, base_url="/static/")
    paths = {name: (storage, name) for name in ("one.js", "two.js")}
    assert all(processed for *_, processed in storage.post_process(paths))
    [one] = tmp_path.glob("one.*.js")
    [imported] = re.findall(r'from "\./(two\.[0-9a-f]+\.js)"', one.read_text())
    assert (tmp_path / imported).exists()
