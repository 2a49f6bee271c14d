# The engine, and Maven projects whose images have three platforms.
# shellcheck shell=bash

version=$(sed -n '0,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$bench/../../../pom.xml")
fabric8=0.49.0
platforms=linux/amd64,linux/arm64,linux/arm/v7

engine_up() { # with handlers, so that nobody has to register any
    "$bench/../engine/engine" up --for $$ >&2
    eval "$("$bench/../engine/engine" env)"
    docker run --rm --privileged "$ENGINE_BINFMT_IMAGE" --install arm64,arm >"$work/said" 2>&1 || failed
    maven=(mvn -B -o ${BENCH_REPOSITORY:+"-Dmaven.repo.local=$BENCH_REPOSITORY" -Dmaven.legacyLocalRepo=true})
    MAVEN=$(printf '%q ' "${maven[@]}")
    export MAVEN
    unset MAVEN_OPTS MAVEN_ARGS
}

dockerfile() { # kind: small, or large with 100 MB for each platform
    if [[ $1 == small ]]; then
        cat <<DOCKERFILE
FROM $ENGINE_REGISTRY_LOCAL/library/busybox:1
ARG TARGETARCH
RUN echo "\$TARGETARCH on \$(uname -m)" > /built-on
CMD ["cat", "/built-on"]
DOCKERFILE
    else
        # one stage has the whole context: see parts/layouts
        cat <<DOCKERFILE
FROM --platform=\$BUILDPLATFORM scratch AS context
COPY . /
FROM $ENGINE_REGISTRY_LOCAL/library/busybox:1
ARG TARGETARCH
COPY --from=context /data-\$TARGETARCH /data
RUN wc -c < /data > /size
CMD ["cat", "/size"]
DOCKERFILE
    fi
}

context_of() { # folder kind
    local architecture
    mkdir -p "$1"
    dockerfile "$2" >"$1/Dockerfile"
    [[ $2 == large ]] || return 0
    for architecture in amd64 arm64 arm; do head -c 100000000 /dev/urandom >"$1/data-$architecture"; done
}

pom() { # artifact: the rest of the project is read from the input
    printf '<project>\n<modelVersion>4.0.0</modelVersion>\n<groupId>com.example</groupId>\n<artifactId>%s</artifactId>\n<version>1.0</version>\n<packaging>pom</packaging>\n' "$1"
    cat
    echo '</project>'
}

our_plugin() { # image [more configuration]
    cat <<XML
<build><plugins><plugin>
  <groupId>io.github.multiarch-maven</groupId><artifactId>multiarch-maven-plugin</artifactId><version>$version</version>
  <configuration>
    <image>$1</image>
    <platforms>$platforms</platforms>
    <context>context</context>
    <builder><name>default</name></builder>
    <blobStore>$work/store</blobStore>
    ${2:-}
  </configuration>
</plugin></plugins></build>
XML
}

fabric8_plugin() { # image
    cat <<XML
<build><plugins><plugin>
  <groupId>io.fabric8</groupId><artifactId>docker-maven-plugin</artifactId><version>$fabric8</version>
  <configuration><images><image>
    <name>$1</name>
    <build>
      <contextDir>\${project.basedir}/context</contextDir>
      <buildx><builderName>default</builderName><platforms><platform>${platforms//,/<\/platform><platform>}</platform></platforms></buildx>
    </build>
  </image></images></configuration>
</plugin></plugins></build>
XML
}
