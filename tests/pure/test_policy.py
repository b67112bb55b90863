"""The policy as a text: what it allows inside a page is known by its hash."""

import base64
import hashlib

from literature.outputs.policy import find_inline, write_policy, write_tag

SCRIPT = '\n  theme = "auto";\n'


def test_only_scripts_that_run_as_they_stand_are_inline():
    data, file = '<script type="application/ld+json">{}</script>', '<script src="a.js"></script>'
    assert find_inline(f"{data}<script>{SCRIPT}</script>{file}<script>b()</script>") == [SCRIPT, "b()"]


def test_script_is_allowed_by_the_hash_of_its_text():
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in write_policy([SCRIPT, SCRIPT])
    assert write_policy(["a", "b"]) == write_policy(["b", "a"])


def test_without_scripts_in_pages_none_is_allowed():
    assert "script-src 'self';" in write_policy()
    assert "unsafe-eval" not in write_policy()
    assert '"' not in write_policy()
    assert write_tag(write_policy()).count('"') == 4
