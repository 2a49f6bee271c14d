# Programs that do the same work, measured in turn: case client milliseconds KiB, one line for each run in `results`.
# shellcheck shell=bash

. "$bench/lib/ratios.sh"

runs=${BENCH_RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/clients"
: >"$work/results"

note() { echo "bench: $*" >&2; }

failed() { # with what was said
    cat "$work/said" >&2
    exit 1
}

client() { # name: its script is read from the input
    { echo '#!/usr/bin/env bash'; echo 'set -euo pipefail'; cat; } >"$work/clients/$1"
    chmod +x "$work/clients/$1"
}

before() { # client: what is done before each of its runs, and is not measured
    client "$1.before"
}

measure() { # case client
    local begin took
    note "$1, $2"
    [[ ! -e $work/clients/$2.before ]] || "$work/clients/$2.before" >"$work/said" 2>&1 || failed
    begin=${EPOCHREALTIME/./}
    /usr/bin/time -q -o "$work/peak" -f %M "$work/clients/$2" >"$work/said" 2>&1 || failed
    took=$(((${EPOCHREALTIME/./} - begin) / 1000))
    echo "$1 $2 $took $(<"$work/peak")" >>"$work/results"
}

in_turn() { # case client...: a slow moment of the machine hits all
    local n client
    for ((n = 1; n <= runs; n++)); do
        for client in "${@:2}"; do measure "$1" "$client"; done
    done
}

median() { # case client field
    awk -v c="$1" -v s="$2" -v f="$3" '$1 == c && $2 == s { print $f }' "$work/results" | sort -n |
        awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

milliseconds() { median "$1" "$2" 3; }

mebibytes() { echo $(($(median "$1" "$2" 4) / 1024)); }

ratio() { beside "$1" "$2" 3 "$1" "$3" 3; } # case client other

# what measured wanted [unit]: a row that says whether it is met
target() {
    local word=missed
    ! awk -v a="$2" -v b="$3" 'BEGIN { exit !(a <= b) }' || word=met
    printf '| %s | %s%s | at most %s%s | %s |\n' "$1" "$2" "${4:-}" "$3" "${4:-}" "$word"
}

target_at_least() {
    local word=missed
    ! awk -v a="$2" -v b="$3" 'BEGIN { exit !(a >= b) }' || word=met
    printf '| %s | %s%s | at least %s%s | %s |\n' "$1" "$2" "${4:-}" "$3" "${4:-}" "$word"
}

targets_head() { printf '| aim | measured | wanted | |\n|---|---|---|---|\n'; }
