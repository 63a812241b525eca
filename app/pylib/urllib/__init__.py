"""URLs: their parts, and what the simulated servers answer."""
