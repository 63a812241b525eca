asyncourse check nowhere
