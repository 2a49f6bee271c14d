# How much heap a push needs above that of a Maven that does nothing.
# shellcheck shell=bash

prove_memory() {
    local idle heap
    huge_image "$work/huge" 2G
    idle=$(idle_heap)
    heap=$((idle + 64))
    printf '\n#### The heap for a layer of 2 GiB\n\n'
    export MAVEN_OPTS=-Xmx${heap}m
    measure huge ours push "$(layout_of "$work/huge")" "$registry/huge/app:1.0"
    unset MAVEN_OPTS
    echo "A Maven that does nothing gets along with -Xmx${idle}m (8 is the least that is tried). With -Xmx${heap}m the push of one layer of 2 GiB passes:" \
        "$(bytes "$(values huge ours 5)") read by the registry in $(values huge ours 6) ms, peak of the process $(($(values huge ours 8) / 1024)) MiB."
}

idle_heap() { # MiB, in steps of 4: the least with which an empty lifecycle phase passes
    local mib
    for ((mib = 8; mib <= 256; mib += 4)); do
        if (cd "$work/huge" && MAVEN_OPTS=-Xmx${mib}m timeout 60 mvn -B -o -q validate) >"$work/said" 2>&1; then
            echo "$mib"
            return
        fi
    done
    failed
}
