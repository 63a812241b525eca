asyncourse grade --course pack --format xml three-at-a-time class
