asyncourse grade thre-at-a-time class
