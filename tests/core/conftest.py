"""Settings of the property tests: no deadline, the same examples on every machine."""

from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=True, database=None, max_examples=150)
settings.load_profile("core")
