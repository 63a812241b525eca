asyncourse check --format xml defects
