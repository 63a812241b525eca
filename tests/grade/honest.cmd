asyncourse grade --course pack --jobs 2 three-at-a-time honest 2>/dev/null
