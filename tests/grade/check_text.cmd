asyncourse check defects
