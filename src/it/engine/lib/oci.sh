# OCI images put straight into the storage of a docker-registry, with coreutils alone. The storage is plain files:
# blobs by digest, and "link" files that say which repository knows which blob, which manifest, and what a tag means.
# shellcheck shell=bash

oci=application/vnd.oci.image

put_blob() { # storage file: moves it in, prints its digest and size
    local digest size dir
    digest=$(sha256sum "$2" | cut -c 1-64)
    size=$(stat -c %s "$2")
    dir=$1/docker/registry/v2/blobs/sha256/${digest:0:2}/$digest
    mkdir -p "$dir"
    mv "$2" "$dir/data"
    echo "sha256:$digest $size"
}

put_link() { # storage repository path digest
    local dir=$1/docker/registry/v2/repositories/$2/$3
    mkdir -p "$dir"
    printf '%s' "$4" >"$dir/link"
}

put_manifest() { # storage repository file: prints digest and size
    local put
    put=$(put_blob "$1" "$3")
    put_link "$1" "$2" "_manifests/revisions/sha256/$(hex "$put")" "${put% *}"
    echo "$put"
}

put_tag() { # storage repository tag digest
    put_link "$1" "$2" "_manifests/tags/$3/current" "$4"
    put_link "$1" "$2" "_manifests/tags/$3/index/sha256/$(hex "$4")" "$4"
}

hex() { local digest=${1% *}; echo "${digest#sha256:}"; }

# An image of one layer; the same tree gives the same digest. Prints its descriptor without the closing brace.
put_image() { # storage repository tree architecture variant config
    local storage=$1 repository=$2 work layer config manifest variant=${5:+,\"variant\":\"$5\"}
    work=$(aside -d)
    tar -C "$3" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -cf "$work/layer" .
    layer=$(put_blob "$storage" "$work/layer")
    cat >"$work/config" <<JSON
{"created":"1970-01-01T00:00:00Z","architecture":"$4"${variant},"os":"linux","config":$6,"rootfs":{"type":"layers","diff_ids":["${layer% *}"]},"history":[{"created":"1970-01-01T00:00:00Z","created_by":"engine"}]}
JSON
    config=$(put_blob "$storage" "$work/config")
    cat >"$work/manifest" <<JSON
{"schemaVersion":2,"mediaType":"$oci.manifest.v1+json","config":{"mediaType":"$oci.config.v1+json","digest":"${config% *}","size":${config#* }},"layers":[{"mediaType":"$oci.layer.v1.tar","digest":"${layer% *}","size":${layer#* }}]}
JSON
    put_link "$storage" "$repository" "_layers/sha256/$(hex "$layer")" "${layer% *}"
    put_link "$storage" "$repository" "_layers/sha256/$(hex "$config")" "${config% *}"
    manifest=$(put_manifest "$storage" "$repository" "$work/manifest")
    rm -rf "$work"
    echo "{\"mediaType\":\"$oci.manifest.v1+json\",\"digest\":\"${manifest% *}\",\"size\":${manifest#* },\"platform\":{\"architecture\":\"$4\",\"os\":\"linux\"${variant}}}"
}

put_index() { # storage repository tag descriptor...: prints the digest
    local storage=$1 repository=$2 tag=$3 file put IFS=,
    shift 3
    file=$(aside)
    echo "{\"schemaVersion\":2,\"mediaType\":\"$oci.index.v1+json\",\"manifests\":[$*]}" >"$file"
    put=$(put_manifest "$storage" "$repository" "$file")
    put_tag "$storage" "$repository" "$tag" "${put% *}"
    echo "${put% *}"
}
