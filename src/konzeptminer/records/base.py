"""What every data model here has in common."""

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1.0"
"""Version of the records' JSON form: the major part rises when a reader of the old form would break."""


class Model(BaseModel):
    """A frozen pydantic model that takes no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")
