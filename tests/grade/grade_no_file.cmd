asyncourse grade --course pack three-at-a-time nowhere.py
