"""Rule files: YAML nodes with their place, checked and frozen into typed rules."""
