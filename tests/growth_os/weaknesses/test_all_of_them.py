"""Each known weakness of Growth OS is tried by a test that bears its number."""

from __future__ import annotations

import re
from pathlib import Path


def test_each_of_the_32_weaknesses_is_tried() -> None:
    texts = [file.read_text() for file in Path(__file__).parent.glob("test_*.py")]
    names = [name for text in texts for name in re.findall(r"^def (test_w\d\d_\w+)", text, re.MULTILINE)]
    tried = {int(number) for name in names for number in re.findall(r"w(\d\d)_", name)}
    assert tried == set(range(1, 33))
