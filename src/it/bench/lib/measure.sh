# One line for each run in `results`: case client requests methods bytes-read milliseconds of-it-the-goal KiB same-digest.
# shellcheck shell=bash

compare() { # case client... -- verb source target: % in the target stands for the client and the number of the run
    local case=$1 clients=() client n; shift
    while [[ $1 != -- ]]; do clients+=("$1"); shift; done
    shift
    for ((n = 1; n <= runs; n++)); do # in turn, so that a slow moment of the machine hits all
        for client in "${clients[@]}"; do
            note "$case, $client, $n of $runs"
            measure "$case" "$client" "$1" "$2" "${3//%/$client-$n}"
        done
    done
}

measure() { # case client verb source target
    local lines read begin took sent requests digest
    rm -rf "${work:?}/home"
    mkdir "$work/home" # so that no client knows where it has been
    lines=$(lines_of_log) read=$(bytes_read) begin=${EPOCHREALTIME/./}
    BENCH_HOME=$work/home /usr/bin/time -q -o "$work/peak" -f %M "$BENCH_CLIENTS/$2" "$3" "$4" "$5" >"$work/said" 2>&1 || failed
    took=$(((${EPOCHREALTIME/./} - begin) / 1000)) sent=$(($(bytes_read) - read))
    digest=$(digest_of "$5")
    requests=$(methods_since "$lines")
    echo "$1 $2 $(sum "$requests") $requests $sent $took $(goal_took) $(<"$work/peak") $(same "$digest" "$3" "$4")" >>"$work/results"
}

sum() { tr ',' '\n' <<<"$1" | awk -F x '{ n += $1 } END { print n }'; }

same() { # digest verb source
    local source
    if [[ $2 == push ]]; then
        source=$(grep -o 'sha256:[0-9a-f]*' "$3/index.json" | head -n 1)
    else
        source=$(digest_of "$3")
    fi
    if [[ $1 == "$source" ]]; then echo yes; else echo no; fi
}

goal_took() { # milliseconds from the goal's first line to the build's last, where Maven printed them
    awk '
        function ms(t,  p) { split(t, p, /[:.]/); return ((p[1] * 60 + p[2]) * 60 + p[3]) * 1000 + p[4] }
        / --- / { begin = ms($1) }
        / BUILD SUCCESS/ { print (ms($1) - begin + 86400000) % 86400000; found = 1 }
        END { if (!found) print "-" }' "$work/said"
}
