import subprocess
import sys

import pytest

LOADS = (
    "from konzeptminer.linear.model import load_model; load_model()",
    "from konzeptminer.rows.statements.model import load_model; load_model()",
    "from konzeptminer.classifying import get_classifier; get_classifier('klimaschutz')",
)


@pytest.mark.parametrize("load", LOADS)
def test_a_model_loads_first_thing_in_a_process_and_without_torch(load: str) -> None:
    """Libraries that look for torch while they are loaded must not meet a blank in its place."""
    script = f"{load}\nimport sys\nassert 'torch' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
