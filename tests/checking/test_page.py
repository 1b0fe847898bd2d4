"""The page in a real browser: it fits any width, is legible light and dark, and runs nothing."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess

import pytest
from office import GOOD, TITLE_ONLY, put

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --window-size=1400,900"
).split()
DARK = "--blink-settings=preferredColorScheme=0"
# Shows the page in a frame of a given width and measures it from outside.
FRAME = """<!DOCTYPE html><meta name="color-scheme" content="light dark">
<iframe id="f" style="width:%(width)dpx;height:800px;border:0" srcdoc="%(page)s"></iframe>
<pre id="told"></pre>
<script>
const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => {
  v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b; };
onload = () => {
  const frame = document.getElementById("f"), page = frame.contentDocument, told = [];
  for (const each of page.body.querySelectorAll("*")) {
    const own = [...each.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !each.checkVisibility()) continue;
    let behind = each, ground = "";
    while (behind && (!ground || /, 0\\)$|transparent/.test(ground))) {
      ground = frame.contentWindow.getComputedStyle(behind).backgroundColor;
      behind = behind.parentElement;
    }
    const ink = frame.contentWindow.getComputedStyle(each).color;
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    told.push([(a + .05) / (b + .05), each.tagName, each.className]);
  }
  told.sort((x, y) => x[0] - y[0]);
  const root = page.documentElement;
  document.getElementById("told").textContent = JSON.stringify({
    wide: root.scrollWidth, worst: told[0], texts: told.length, title: page.title,
    ground: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
  });
};
</script>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no Chromium here"),
]


@pytest.fixture
def seen(check, office, tmp_path):
    """What the browser measures of a page with all there is to show."""
    put(office, "来稿/题.txt", TITLE_ONLY)
    put(office, f"来稿/{'很长的单位名称' * 6}/稿.txt", "infoscore: ignore C05 快报\n" + GOOD)
    _, out, _ = check("来稿", "--fail-under", "60", "--fail-unit-under", "60", "--format", "html")

    def measure(width, *flags):
        file = tmp_path / "frame.html"
        page = html.escape(out.replace("<details>", "<details open>"), quote=True)
        file.write_text(FRAME % {"width": width, "page": page}, encoding="utf-8")
        command = [BROWSER, *FLAGS, *flags, f"--user-data-dir={tmp_path / 'profile'}"]
        command += ["--virtual-time-budget=2000", "--dump-dom", file.as_uri()]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
        told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
        return json.loads(html.unescape(told[1]))

    return measure


@pytest.mark.parametrize("flags", [(), (DARK,)], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1200])
def test_it_fits_and_every_word_stands_out_from_its_ground(seen, width, flags):
    told = seen(width, *flags)
    assert told["title"] == "政务信息稿件检查"
    assert told["wide"] <= width
    assert told["texts"] > 100
    assert told["worst"][0] >= 4.5, told["worst"]
    bright = sum(map(int, re.findall(r"\d+", told["ground"])[:3])) > 3 * 128
    assert bright == (not flags)
