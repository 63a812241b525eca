asyncourse check --yaml-only defects
