asyncourse check --mutate --verbose --format json mutants
