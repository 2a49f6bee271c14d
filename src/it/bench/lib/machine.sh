# On what a table was made.
# shellcheck shell=bash

machine() {
    printf '%s; docker %s, %s; %s.\n\n' "$(hardware)" "$(docker version --format '{{.Server.Version}}')" \
        "$(docker buildx version | cut -d ' ' -f 1-2)" "$(circumstances)"
}

hardware() { # and what runs us
    printf '%s cores, %s GB of memory, Linux %s; %s; Java %s' "$(nproc)" \
        "$(awk '/MemTotal/ { print int($2 / 1e6 + 0.5) }' /proc/meminfo)" "$(uname -r | cut -d . -f 1-2)" \
        "$(mvn -v | sed -n '1{s/ (.*//;p}' | sed 's/\x1b\[[0-9;]*m//g')" "$(mvn -v | sed -n 's/^Java version: \([^,]*\).*/\1/p')"
}

circumstances() { printf 'medians of %s runs, load at the end %s' "$runs" "$(cut -d ' ' -f 1 /proc/loadavg)"; }
