# Names, places and small helpers. Sourced by `engine`.
# shellcheck shell=bash disable=SC2034 # the other files use the variables

cache=${MULTIARCH_ENGINE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/multiarch-engine}
run_base=${MULTIARCH_ENGINE_RUN:-/run/multiarch-engine}
native=$(dpkg --print-architecture 2>/dev/null || true)

# Everything of one instance is named after its folder, so that instances stand side by side.
place_instance() { # set
    set_name=$1
    run=$run_base/$set_name
    id=$(printf '%s' "$run" | sha256sum | cut -c 1-8)
    number=$((16#$id % 200 + 20)) # third number of its subnet, start of its ports
    data=$cache/data/$id
    bridge=mae$id
    cgroup=multiarch-engine-$id
    socket=$run/docker.sock
    # The kernel takes 107 characters; containerd's deepest socket is the longest.
    ((${#run} <= 60)) || die "the folder's name is too long for a socket: $run"
}

note() { printf 'engine: %s\n' "$*" >&2; }
die() { note "$*"; exit 1; }

# Ends an `up` that cannot succeed; the trap of `up` cleans up and reports.
give_up() { reason=$*; exit 1; }

# A folder or file aside, gone when this process ends.
aside() { mktemp "$@" "$cache/aside.$$.XXXXXX"; }

# A tool that a bare machine may lack, from the instance's busybox; from the machine when somebody emptied the cache.
busybox_() {
    if [[ -x $run/programs/bin/busybox ]]; then "$run/programs/bin/busybox" "$@"; else "$@"; fi
}

# Waits for a condition, not for a time: until seconds command...
until_true() {
    local limit=$((SECONDS + $1)); shift
    until "$@"; do
        ((SECONDS < limit)) || return 1
        sleep 0.05
    done
}

# One holder at a time; the lock ends with the process. The descriptor must not be inherited by what stays running.
lock() { # name
    mkdir -p "$cache/locks"
    exec {lock_fd}>"$cache/locks/$1"
    flock "$lock_fd"
}
unlock() { exec {lock_fd}>&-; }

# A process that outlives this one: nothing of the caller's is kept open (Maven would wait for its pipes to close).
detached() { # log command...
    local log=$1 fd; shift
    (
        for fd in /proc/self/fd/*; do
            fd=${fd##*/}
            ((fd <= 2)) || eval "exec $fd>&-" 2>/dev/null || true
        done
        cd /
        MULTIARCH_ENGINE_INSTANCE=$run exec setsid "$@" </dev/null >>"$log" 2>&1
    ) &
    disown
}

# Every process of the instance outside containers carries this mark in its environment from its start.
instance_processes() {
    grep -slzxF "MULTIARCH_ENGINE_INSTANCE=$run" /proc/[0-9]*/environ | cut -d / -f 3 || true
}

started_at() { # pid: the kernel's start time of the process, so that a reused number is not taken for it
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    stat=${stat##*) }
    # shellcheck disable=SC2086
    set -- $stat
    [[ $1 != Z ]] || return 1 # ended, and nobody has asked how
    printf '%s\n' "${20}"
}

is_running() { # pid start
    local start
    start=$(started_at "$1") && [[ $start == "$2" ]]
}

no_processes() { [[ -z $(instance_processes) ]]; }
