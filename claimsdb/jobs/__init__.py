"""Background jobs: what takes longer than a request, done by a worker, its progress kept where all can read it."""
