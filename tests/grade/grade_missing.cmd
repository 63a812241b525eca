asyncourse grade --course pack three-at-a-time parsons-wait class 2>/dev/null
