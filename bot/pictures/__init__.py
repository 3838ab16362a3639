"""Pictures of a result, drawn for a phone."""
