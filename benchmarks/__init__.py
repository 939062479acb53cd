"""Speed and memory: the samples and hand-made papers come in; one table of medians against the targets goes out."""
