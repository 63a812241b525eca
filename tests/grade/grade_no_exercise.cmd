asyncourse grade --course pack class 2>/dev/null
