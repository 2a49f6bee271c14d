# OCI image layouts as multiarch:build leaves them, in a Maven project of their own, made with coreutils.
# shellcheck shell=bash

oci=application/vnd.oci.image

layout_of() { echo "$1/target/multiarch/app/layout"; }

small_image() { # project: three platforms of about 1 MB, as busybox is, and an attestation for each
    local architecture subjects=()
    begin_layout "$1"
    for architecture in amd64 arm64 arm; do
        random_layer "$work/layer" 1000000
        add_image "$work/layer" "$architecture" tar+gzip
    done
    subjects=("${digests[@]}")
    for architecture in "${subjects[@]}"; do add_attestation "$architecture"; done
    end_layout
}

large_image() { # project megabytes
    local architecture
    begin_layout "$1"
    for architecture in amd64 arm64 arm; do
        random_layer "$work/layer" $(($2 * 1000000))
        add_image "$work/layer" "$architecture" tar+gzip
    done
    end_layout
}

huge_image() { # project size: one layer of zeros, as truncate takes it
    begin_layout "$1"
    truncate -s "$2" "$work/layer"
    add_image "$work/layer" amd64 tar
    end_layout
}

random_layer() { # file bytes
    head -c "$2" /dev/urandom | gzip -n -1 >"$1"
}

begin_layout() { # project
    project=$1 layout=$(layout_of "$1") digests=() entries=() platforms=() attestations=()
    mkdir -p "$layout/blobs/sha256"
    echo '{"imageLayoutVersion":"1.0.0"}' >"$layout/oci-layout"
    cat >"$project/pom.xml" <<'XML'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>app</artifactId>
  <version>1.0</version>
  <packaging>pom</packaging>
</project>
XML
}

put() { # file media-type: moves it in; sets digest, size, descriptor (without the closing brace)
    digest=sha256:$(sha256sum "$1" | cut -c 1-64)
    size=$(stat -c %s "$1")
    descriptor="{\"mediaType\":\"$2\",\"digest\":\"$digest\",\"size\":$size"
    mv "$1" "$layout/blobs/sha256/${digest#sha256:}"
}

put_manifest() { # config layer: descriptors
    echo "{\"schemaVersion\":2,\"mediaType\":\"$oci.manifest.v1+json\",\"config\":$1},\"layers\":[$2}]}" >"$work/document"
    put "$work/document" "$oci.manifest.v1+json"
    digests+=("$digest")
}

add_image() { # layer architecture kind; nothing unpacks the layer, so its diff_id is the digest of the file
    local layer config all variant='' suffix=''
    [[ $2 != arm ]] || variant=',"variant":"v7"' suffix=/v7
    put "$1" "$oci.layer.v1.$3"
    layer=$descriptor all=$size
    echo "{\"architecture\":\"$2\"$variant,\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"$digest\"]}}" >"$work/document"
    put "$work/document" "$oci.config.v1+json"
    config=$digest all=$((all + size))
    put_manifest "$descriptor" "$layer"
    entries+=("$descriptor,\"platform\":{\"architecture\":\"$2\",\"os\":\"linux\"$variant}}")
    platforms+=("{\"platform\":\"linux/$2$suffix\",\"digest\":\"$digest\",\"config\":\"$config\",\"size\":$((all + size))}")
}

add_attestation() { # digest of the image
    local statement
    echo "{\"_type\":\"https://in-toto.io/Statement/v0.1\",\"predicateType\":\"https://slsa.dev/provenance/v0.2\",\"subject\":[{\"name\":\"app\",\"digest\":{\"sha256\":\"${1#sha256:}\"}}],\"predicate\":{}}" >"$work/document"
    put "$work/document" application/vnd.in-toto+json
    statement="$descriptor,\"annotations\":{\"in-toto.io/predicate-type\":\"https://slsa.dev/provenance/v0.2\"}"
    echo "{\"architecture\":\"unknown\",\"os\":\"unknown\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"$digest\"]}}" >"$work/document"
    put "$work/document" "$oci.config.v1+json"
    put_manifest "$descriptor" "$statement"
    entries+=("$descriptor,\"annotations\":{\"vnd.docker.reference.digest\":\"$1\",\"vnd.docker.reference.type\":\"attestation-manifest\"},\"platform\":{\"architecture\":\"unknown\",\"os\":\"unknown\"}}")
    attestations+=("\"$digest\"")
}

end_layout() {
    local IFS=,
    echo "{\"schemaVersion\":2,\"mediaType\":\"$oci.index.v1+json\",\"manifests\":[${entries[*]}]}" >"$work/document"
    put "$work/document" "$oci.index.v1+json"
    echo "{\"schemaVersion\":2,\"manifests\":[$descriptor,\"annotations\":{\"org.opencontainers.image.ref.name\":\"1.0\"}}]}" >"$layout/index.json"
    cat >"$layout/../image.json" <<JSON
{"schema":1,"id":"app","image":"example.com/app","tags":["1.0"],"digest":"$digest","narrowed":false,"platforms":[${platforms[*]}],"attestations":[${attestations[*]}],"published":[]}
JSON
}
