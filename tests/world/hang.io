0 + http https://slow.test/
