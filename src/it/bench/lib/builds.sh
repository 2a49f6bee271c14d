# The build that is measured. One line for each run in `results`:
# driver-case client milliseconds bytes-new-in-the-layout ms-until-the-goal ms-until-buildx ms-of-buildx-and-proof ms-afterwards
# shellcheck shell=bash

note() { echo "bench: $*" >&2; }

project() { # three platforms with a big layer each, and a small one that changes
    local architecture version
    version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$bench/../../../pom.xml")
    goal=io.github.multiarch-maven:multiarch-maven-plugin:$version:build
    mkdir "$work/project"
    cd "$work/project"
    mkdir context
    for architecture in amd64 arm64 arm; do
        head -c $((megabytes * 1000000)) /dev/urandom >"context/data-$architecture"
    done
    change
    # one stage has the whole context: when each platform copies its own file from the context, BuildKit 0.13 looks for what
    # has changed in the copy of whatever platform had the context last, and sends up to all of it again
    cat >context/Dockerfile <<'DOCKERFILE'
FROM --platform=$BUILDPLATFORM scratch AS context
COPY . /
FROM scratch
ARG TARGETARCH
COPY --from=context /data-$TARGETARCH /data
COPY --from=context /small /small
DOCKERFILE
    cat >pom.xml <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>app</artifactId>
  <version>1.0</version>
  <packaging>pom</packaging>
</project>
XML
}

change() { head -c 1000000 /dev/urandom >context/small; }

ready() { # driver: builder and settings for it; the builder of the second one is made here, not in what is measured
    settings=(-Dmultiarch.builder.name=default)
    builder=default registry=$ENGINE_REGISTRY_LOCAL
    if [[ $1 == docker-container ]]; then
        settings=("-Dmultiarch.builder.image=$ENGINE_BUILDKIT_IMAGE")
        registry=$ENGINE_REGISTRY
        ours >"$work/said" 2>&1 || failed
        builder=$(docker buildx ls | sed -n 's/^\(multiarch-[^ *]*\).*/\1/p' | head -n 1)
    fi
}

forget() { # client: as if nothing had ever been built, or pushed
    docker buildx prune --builder "$builder" --all --force >"$work/said" 2>&1 || failed
    case $1 in
    ours) rm -rf target "$work/store" ;;
    raw) repository=$registry/bench-$RANDOM-$n/app ;;
    esac
}

clean() { rm -rf target; }

failed() { # with what was said
    cat "$work/said" >&2
    exit 1
}

ours() {
    mvn -B -o ${BENCH_REPOSITORY:+"-Dmaven.repo.local=$BENCH_REPOSITORY" -Dmaven.legacyLocalRepo=true} -Dorg.slf4j.simpleLogger.showDateTime=true \
        -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS "$goal" -Dmultiarch.image=bench/app \
        -Dmultiarch.platforms=linux/amd64,linux/arm64,linux/arm/v7 -Dmultiarch.context=context \
        "-Dmultiarch.blobStore=${1:-$work/store}" "${settings[@]}"
}

unseeded() { ours none; }

raw() {
    docker buildx build --builder "$builder" --platform linux/amd64,linux/arm64,linux/arm/v7 --provenance=false \
        --push --tag "$repository" context
}

build() { # case client
    local begin took before
    note "$driver, $1, $2, $n of $runs"
    before=$(inodes "$work/store/files" target/multiarch/app/layout/blobs/sha256)
    begin=${EPOCHREALTIME/./}
    "$2" >"$work/said" 2>&1 || failed
    took=$(((${EPOCHREALTIME/./} - begin) / 1000))
    echo "$driver-$1 $2 $took $(if [[ $2 == raw ]]; then echo - - - - -; else new_bytes "$before"; stages_of "$took"; fi | xargs)" \
        >>"$work/results"
}

inodes() { find "$@" -type f -printf '%i\n' 2>/dev/null || true; }

new_bytes() { # inodes: bytes of blobs that are in no file that was there
    find target/multiarch/app/layout/blobs/sha256 -type f -printf '%i %s\n' |
        awk -v known="$1" 'BEGIN { split(known, list, "\n"); for (i in list) old[list[i]] } !($1 in old) { n += $2 } END { print n + 0 }'
}

stages_of() { # milliseconds in all: until the goal, until buildx, of buildx and proof, afterwards
    awk -v all="$1" '
        function ms(t,  p) { split(t, p, /[:.]/); return ((p[1] * 60 + p[2]) * 60 + p[3]) * 1000 + p[4] }
        / --- / { goal = ms($1) }
        / Building bench\/app/ { buildx = ms($1) }
        / Built and proved / { proved = ms($1) }
        / BUILD SUCCESS/ { end = ms($1) }
        END { print all - (end - goal), buildx - goal, proved - buildx, end - proved }' "$work/said"
}

builds_table() {
    printf '\n#### With the driver %s\n\n' "$driver"
    echo '| | `buildx build --push` | ours | in relation | sent for the layout |'
    echo '|---|---|---|---|---|'
    row 'the first build' cold cold ours
    row '1 MB has changed' changed changed ours
    row 'nothing has changed' again again ours
    row 'nothing has changed, after `mvn clean`' again clean ours
    row 'the same without former blobs' again clean unseeded
    echo
}

row() { # heading case-of-raw case client
    printf '| %s | %s ms | %s ms | %s | %s |\n' "$1" "$(middle "$driver-$2" raw 3)" "$(middle "$driver-$3" "$4" 3)" \
        "$(beside "$driver-$3" "$4" 3 "$driver-$2" raw 3)" "$(bytes "$(middle "$driver-$3" "$4" 4)")"
}

middle() { # case client field: the median
    local all
    mapfile -t all < <(values "$@")
    echo "${all[(${#all[@]} - 1) / 2]}"
}

stages() {
    echo '| ours | Maven until the goal | looking at engine and builder | buildx and proof | afterwards |'
    echo '|---|---|---|---|---|'
    stage 'the first build' cold
    stage '1 MB has changed' changed
    stage 'nothing has changed' again
    stage 'nothing has changed, after `mvn clean`' clean
}

stage() { # heading case
    local field
    printf '| %s |' "$1"
    for field in 5 6 7 8; do printf ' %s ms |' "$(middle "$driver-$2" ours "$field")"; done
    echo
}
