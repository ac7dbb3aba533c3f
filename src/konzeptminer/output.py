"""Writing what was made to a file."""

from pathlib import Path

from konzeptminer.errors import OutputError


def write_bytes(content: bytes, target: Path) -> Path:
    """Write a file, which is replaced if it is there; folders on the way are made.

    Args:
        content: What the file is to hold.
        target: The file.

    Returns:
        The path written.

    Raises:
        OutputError: The file cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{target}: cannot be written ({reason}); choose another place or close the file") from error
    return target
