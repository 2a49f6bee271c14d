# What is compared: found, fetched, and described.
# shellcheck shell=bash

export BENCH_CLIENTS=$bench/clients # one small program for each: copy SOURCE TARGET, push LAYOUT TARGET

gather_programs() {
    local deb
    [[ -x /usr/bin/time ]] || die 'GNU time is not there: apt-get install time'
    place_instance stable
    programs=$(programs_folder)
    mkdir -p "$cache" "$work/docker/cli-plugins"
    lock cache
    cached "$programs" prepare_programs
    unlock
    cp "$programs/cli-plugins/docker-buildx" "$work/docker/cli-plugins/"
    echo '{}' >"$work/docker/config.json"
    "$here/clients" "$work/foreign" >"$work/said" || failed
    export BENCH_DOCKER=$programs/path/docker BENCH_DOCKER_CONFIG=$work/docker BENCH_FOREIGN=$work/foreign
    export BENCH_CRANE=$work/foreign/crane/usr/bin/crane
    if deb=$(package sid "$native" crane); then
        unpack "$work/foreign/crane" "$deb"
    else
        note 'crane is left out: Debian sid does not serve it'
    fi
    ours_version
}

ours_version() { # the plugin of this checkout must have been installed
    BENCH_VERSION=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$bench/../../../pom.xml")
    export BENCH_VERSION
    (cd "$work" && mvn -B -o -q ${BENCH_REPOSITORY:+"-Dmaven.repo.local=$BENCH_REPOSITORY" -Dmaven.legacyLocalRepo=true} \
        "io.github.multiarch-maven:multiarch-maven-plugin:$BENCH_VERSION:promote" -Dmultiarch.promote.skip) \
        >"$work/said" 2>&1 || { note 'install the plugin first: mvn install -DskipTests -DskipITs'; failed; }
}

failed() { # with what was said
    cat "$work/said" >&2
    exit 1
}

versions() {
    printf '%s; ' "$(hardware)"
    printf 'docker-registry %s, ' "$(deb_version trixie docker-registry)"
    printf 'skopeo %s, oras %s, buildx %s, ' "$(deb_version bookworm skopeo)" "$(deb_version trixie oras)" \
        "$(deb_version trixie docker-buildx)"
    printf 'docker %s, crane %s; %s.\n' "$(deb_version trixie docker-cli)" "$(deb_version sid crane)" "$(circumstances)"
}

deb_version() { # suite package
    local deb
    if deb=$(deb_of "$1" "$native" "$2"); then
        deb=${deb##*/"$2"_}
        echo "${deb%%[-+]*}"
    else
        echo none
    fi
}
