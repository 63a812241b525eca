asyncourse check --format json defects/exercises/in-a-file.yaml
