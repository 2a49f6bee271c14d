# Ending an instance, whatever state it is in, and forgetting all it had.
# shellcheck shell=bash

# The init of its PID namespace is among them: with it goes everything in there, containers and nested engines too. One
# that is dying shows no environment any more, but is only gone when all the others are: so wait for what was killed.
end_processes() {
    local pid start gone=1
    for pid in $(instance_processes); do
        start=$(started_at "$pid") || continue
        killed[pid]=$start
        kill -KILL "$pid" 2>/dev/null || true
    done
    for pid in "${!killed[@]}"; do
        if is_running "$pid" "${killed[pid]}"; then gone=''; else unset "killed[$pid]"; fi
    done
    [[ $gone ]]
}

# Control groups stay when a container is killed together with its engine. Only empty ones can be removed.
remove_cgroups() {
    local folder name
    for name in "$cgroup" $(cd "$data/docker/containers" 2>/dev/null && printf 'docker/buildx/%s\n' *); do
        for folder in /sys/fs/cgroup/"$name" /sys/fs/cgroup/*/"$name"; do
            [[ ! -d $folder ]] || find "$folder" -depth -type d -exec rmdir {} + 2>/dev/null || true
        done
    done
    [[ ! -e $run/made.cgroups ]] || while read -r name; do
        rmdir /sys/fs/cgroup/"$name" /sys/fs/cgroup/*/"$name" 2>/dev/null || true
    done <"$run/made.cgroups"
}

cgroups_gone() {
    remove_cgroups
    [[ -z $(find /sys/fs/cgroup -maxdepth 2 -name "$cgroup") ]]
}

stop_instance() {
    local -a killed=() # start times by process number
    until_true 30 end_processes || note "processes remain: $(instance_processes | tr '\n' ' ')"
    remove_links
    give_table_back
    until_true 5 cgroups_gone || note "control groups remain: $cgroup"
    [[ ! -s $run/made.folders ]] || xargs rmdir --ignore-fail-on-non-empty <"$run/made.folders" || true
    rm -rf "$data" "$run"
    [[ ! -d $run_base ]] || rmdir --ignore-fail-on-non-empty "$run_base"
}
