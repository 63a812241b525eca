asyncourse check --exit-zero defects >/dev/null
