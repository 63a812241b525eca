asyncourse grade three-at-a-time nowhere.py
