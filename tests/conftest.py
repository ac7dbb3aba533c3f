"""Makes the modules beside this file importable from every folder of tests; no test fails for being slow."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
