# An engine that was asked for by a process ends when the last such process is gone.
# shellcheck shell=bash

watch_for() { # pid, or nothing: then it stays
    if [[ -z ${1:-} ]]; then touch "$run/watch/stay"; return; fi
    started_at "$1" >"$run/watch/$1" || { rm -f "$run/watch/$1"; die "there is no process $1 to watch"; }
    [[ ! -e $run/watch/stay ]] || { note "it was started to stay until 'down': it does"; return 0; }
    local pid
    for pid in $(instance_processes); do
        [[ $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null) != *"lib/watcher $run "* ]] || return 0
    done
    detached "$run/log/watcher" "$here/lib/watcher" "$run" "$here/engine" "$set_name"
}

still_watched() { # folder of the instance
    local file pid
    for file in "$1"/watch/*; do
        pid=${file##*/}
        [[ $pid != stay ]] || return 0
        [[ ! -e $file ]] || ! is_running "$pid" "$(<"$file")" || return 0
    done
    return 1
}
