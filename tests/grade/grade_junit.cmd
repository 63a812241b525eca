asyncourse grade --course pack --format junit three-at-a-time class 2>/dev/null | sed 's/"sandbox":"[a-z]*"/"sandbox":"?"/'
