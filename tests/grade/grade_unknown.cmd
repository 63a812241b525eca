asyncourse grade --course pack thre-at-a-time class
