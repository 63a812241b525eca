asyncourse grade --course pack --format gradescope three-at-a-time class 2>/dev/null | sed 's/"sandbox":"[a-z]*"/"sandbox":"?"/'
