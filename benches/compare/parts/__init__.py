"""The parts of the bench: each measures and prints with `run(bench)`."""
