"""Measure how each step scales to packs much larger than the shipped one."""
