#!/bin/sh
# sh recipes.sh BINARY SOURCE: the lines of assets/doc/grading.md for large classes give the table that one process gives,
# and the examples for services are well-formed and do what they say.
binary=$1 source=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
fail() {
    echo "FAILED: $*"
    exit 1
}
mkdir "$work/bin" && ln -s "$binary" "$work/bin/asyncourse" || exit 2
export PATH="$work/bin:$PATH" ASYNCOURSE_COURSE="$source/tests/grade/pack"
cp -r "$source/tests/grade/class" "$work/class"
cd "$work" || exit 2
asyncourse grade --exit-zero --format csv -o whole.csv class || fail "one process"

# The code blocks whose first line is "```sh recipe WORD", as files recipe-N; WORD is the tool they need.
awk '/^```sh recipe/ { n++; print $3 > ("tool-" n); on = 1; next } /^```/ { on = 0 } on { print > ("recipe-" n) }' \
    "$source/assets/doc/grading.md"
[ -f recipe-4 ] || fail "the recipes are gone"
for n in 1 2 3; do
    tool=$(cat "tool-$n")
    rm -rf marks && mkdir marks
    if [ "$tool" = array ]; then
        for i in 0 1; do
            SLURM_ARRAY_TASK_COUNT=2 SLURM_ARRAY_TASK_ID=$i sh "recipe-$n" || fail "recipe $n"
        done
    elif [ -z "$tool" ] || command -v "$tool" >/dev/null; then
        sh "recipe-$n" 2>/dev/null || fail "recipe $n"
    else
        continue
    fi
    sh recipe-4 || fail "the table"
    cmp marks.csv whole.csv || fail "recipe $n gives another table"
done

# The line in the Kubernetes job is the recipe's, and the job is one.
rm -rf marks && mkdir marks
line=$(awk '/args:/ { on = 1; next } /volumeMounts:/ { on = 0 } on && !/>-/' "$source/assets/examples/kubernetes/job.yaml" |
    sed 's/n=50/n=1/')
JOB_COMPLETION_INDEX=0 sh -c "$(printf '%s' "$line" | tr '\n' ' ')" || fail "kubernetes"
sh recipe-4 && cmp marks.csv whole.csv || fail "kubernetes gives another table"

# Gradescope: results.json is there, for one who handed in and for one who did not.
for student in bob nobody; do
    mkdir -p "auto-$student/submission"
    cp "class/$student/"* "auto-$student/submission" 2>/dev/null
    AUTOGRADER="$work/auto-$student" sh "$source/assets/examples/gradescope/run_autograder" || fail "run_autograder"
    grep -q '"tests":\[{"score":0,' "auto-$student/results/results.json" || fail "$student: no results"
done
for script in "$source"/assets/examples/gradescope/*; do
    sh -n "$script" || fail "$script"
done
if command -v python3 >/dev/null && python3 -c 'import yaml' 2>/dev/null; then
    for file in "$source"/assets/examples/github/*.yml "$source"/assets/examples/kubernetes/*.yaml; do
        python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' "$file" || fail "$file"
    done
fi
