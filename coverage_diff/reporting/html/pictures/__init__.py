"""Pictures of an event as inline SVG: no script, no font, no remote resource."""
