asyncourse grade --course pack --format tap three-at-a-time class 2>/dev/null | sed 's/"sandbox":"[a-z]*"/"sandbox":"?"/'
