# What was measured, as Markdown.
# shellcheck shell=bash

. "$bench/lib/ratios.sh"

table() { # case heading client...
    local case=$1 client; shift
    printf '\n#### %s\n\n' "$1"; shift
    echo '| client | requests | bytes read by the registry | time | peak memory | same digest |'
    echo '|---|---|---|---|---|---|'
    for client; do
        printf '| %s | %s (%s) | %s | %s | %s | %s |\n' "$client" "$(spread "$case" "$client")" \
            "$(middle "$case" "$client" 4 | sed 's/x/ /g; s/,/, /g')" "$(bytes "$(middle "$case" "$client" 5)")" \
            "$(times "$case" "$client")" "$(($(middle "$case" "$client" 8) / 1024)) MiB" "$(middle "$case" "$client" 9)"
    done
    printf '\n| ours in relation to | requests | time | the goal alone | peak memory |\n|---|---|---|---|---|\n'
    for client; do
        [[ $client == ours ]] || printf '| %s | %s | %s | %s | %s |\n' "$client" "$(ratio "$case" "$client" 3 3)" \
            "$(ratio "$case" "$client" 6 6)" "$(ratio "$case" "$client" 7 6)" "$(ratio "$case" "$client" 8 8)"
    done
}

values() { awk -v c="$1" -v s="$2" -v f="$3" '$1 == c && $2 == s { print $f }' "$work/results" | sort -n; } # case client field

middle() { values "$@" | sed -n "$(((runs + 1) / 2))p"; } # the median

spread() { # case client: the requests, or from fewest to most
    local all
    mapfile -t all < <(values "$1" "$2" 3)
    if [[ ${all[0]} == "${all[-1]}" ]]; then echo "${all[0]}"; else echo "${all[0]}–${all[-1]}"; fi
}

times() { # case client
    local goal
    goal=$(middle "$1" "$2" 7)
    echo "$(middle "$1" "$2" 6) ms$([[ $goal == - ]] || echo ", the goal $goal ms")"
}

bytes() { awk -v n="$1" 'BEGIN { if (n < 1e6) printf "%.1f kB\n", n / 1e3; else printf "%.1f MB\n", n / 1e6 }'; }

ratio() { beside "$1" ours "$3" "$1" "$2" "$4"; } # case client field-of-ours field-of-theirs
