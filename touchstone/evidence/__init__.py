"""What studies found."""
