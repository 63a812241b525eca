asyncourse grade --course pack --jobs 2 three-at-a-time cheats 2>/dev/null
