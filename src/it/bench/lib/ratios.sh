# What one program is beside another, from the lines of `results`, whose first fields are case and client.
# shellcheck shell=bash

# case client field, and those of the other: the median of what each round gives, since a slow moment of the machine hits both
beside() {
    awk -v c="$1" -v s="$2" -v f="$3" -v d="$4" -v t="$5" -v g="$6" '
        $1 == c && $2 == s { a[++n] = $f }
        $1 == d && $2 == t { b[++m] = $g }
        END { for (i = 1; i <= n; i++) printf "%.4f\n", a[i] / b[i] }' "$work/results" | sort -n |
        awk '{ all[NR] = $1 } END { printf "%.2f\n", all[int((NR + 1) / 2)] }'
}
