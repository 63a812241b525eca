#!/bin/sh
# Gradescope runs this once, in a Debian or Ubuntu image: put the .deb of asyncourse into the archive beside it.
set -eu
apt-get update -q
apt-get install -q -y --no-install-recommends /autograder/source/asyncourse_*.deb
