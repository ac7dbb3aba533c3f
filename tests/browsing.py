"""The browser that pages are tested in."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
AXE = Path(os.environ.get("AXE_CORE") or Path(sys.prefix) / "axe" / "node_modules" / "axe-core" / "axe.min.js")
"""Where `make test` puts axe-core, which checks pages for barriers."""


@contextmanager
def launched(sync_api: Any) -> Iterator[Any]:
    """Start the browser by playwright's module, which a test asks for."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, file: Path, size: tuple[int, int], **options: Any) -> Iterator[Any]:
    """Open a page, and hold at the end that nothing was fetched, said or run that should not be."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, **options)
    fetched: list[str] = []
    said: list[str] = []
    page.on("request", lambda event: fetched.append(event.url))
    page.on("console", lambda event: said.append(event.text))
    page.on("pageerror", lambda event: said.append(str(event)))
    page.on("dialog", lambda event: (said.append(event.message), event.dismiss()))
    page.goto(file.as_uri())
    yield page
    page.close()
    assert [url for url in fetched if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
