"""Facts of several articles into one matrix: which outlet included, omitted or gave each of them differently."""
