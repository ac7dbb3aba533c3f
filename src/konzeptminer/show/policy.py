"""What a page of ours may load and run."""

import base64
import hashlib


def policy(style: str, script: str) -> str:
    """Allow our own style and script and the pictures, and nothing that a document's text could bring in."""
    return f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
