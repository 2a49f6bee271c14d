# The registry: its own process and storage, and what it says of those who come.
# shellcheck shell=bash

registry_pid=''

start_registry() {
    local port=$((20000 + RANDOM % 10000))
    registry=127.0.0.1:$port
    mkdir "$work/storage"
    cat >"$work/registry.yml" <<YML
version: 0.1
log: {level: error, accesslog: {disabled: false}}
storage:
  filesystem: {rootdirectory: $work/storage}
  maintenance: {uploadpurging: {enabled: false}}
http: {addr: "$registry", secret: "bench"}
YML
    "$programs/bin/docker-registry" serve "$work/registry.yml" >"$work/registry.log" 2>&1 &
    registry_pid=$!
    until_true 20 ask '' >/dev/null || die "the registry did not start: $(cat "$work/registry.log")"
}

stop_registry() {
    [[ -z $registry_pid ]] || kill "$registry_pid" 2>/dev/null || true
    wait
}

ask() { # path below /v2/: prints the answer's head; marked, so that it is not counted
    local answer connection
    { exec {connection}<>"/dev/tcp/${registry%:*}/${registry#*:}"; } 2>/dev/null || return 1
    printf 'HEAD /v2/%s?mark HTTP/1.0\r\nAccept: %s, %s\r\n\r\n' "$1" \
        application/vnd.oci.image.index.v1+json application/vnd.docker.distribution.manifest.list.v2+json >&"$connection"
    answer=$(tr -d '\r' <&"$connection")
    exec {connection}>&-
    echo "$answer"
}

digest_of() { # reference: the digest that the registry has for it
    local path=${1#*/}
    ask "${path%:*}/manifests/${path##*:}" | sed -n 's/^Docker-Content-Digest: //Ip'
}

lines_of_log() { wc -l <"$work/registry.log"; }

# Lines come when an answer has been given, so one that is marked comes after all that were asked for before.
settled() { # lines before the mark
    tail -n "+$(($1 + 1))" "$work/registry.log" | grep -q '?mark '
}

methods_since() { # line: each method and how often, such as 7xGET,12xPOST
    local said
    until_true 10 settled "$1" || die 'the registry does not log'
    said=$(tail -n "+$(($1 + 1))" "$work/registry.log" | awk '
        !/\?mark / && match($0, /"[A-Z]+ \/v2\//) { n[substr($0, RSTART + 1, RLENGTH - 6)]++ }
        END {
            k = split("GET HEAD POST PATCH PUT DELETE", all, " ")
            for (i = 1; i <= k; i++) if (all[i] in n) { printf "%s%dx%s", sep, n[all[i]], all[i]; sep = "," }
        }')
    [[ $said ]] || die 'no request has reached the registry'
    echo "$said"
}

# All that the process has read: what clients sent, and its own files, those too that it delivers.
bytes_read() { sed -n 's/^rchar: //p' "/proc/$registry_pid/io"; }
