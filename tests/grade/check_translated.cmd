asyncourse check translated
