asyncourse grade --course pack three-at-a-time class/alice/three-at-a-time.py 2>/dev/null
