"""The gate: replicas agree, acts are kept, areas hold and chains verify, in any order of events."""

import os

from hypothesis import HealthCheck, settings

from tests.sync.machine import Convergence

EXAMPLES = int(os.environ.get("CONVERGENCE_EXAMPLES", "60"))

TestConvergence = Convergence.TestCase
TestConvergence.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
