"""Data packs: read, checked, sealed and loaded, or refused with every problem named."""
