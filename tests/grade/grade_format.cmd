asyncourse grade --format xml three-at-a-time class
