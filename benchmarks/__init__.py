"""Benchmarks, as commands that anyone can run."""
