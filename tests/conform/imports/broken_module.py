import rings.broken
