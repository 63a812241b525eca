asyncourse grade
