# An engine's store with the two big images in it, kept in the cache: pulling them takes seconds, linking no time.
# shellcheck shell=bash

seed=multiarch-seed # their names there: an instance's own names hold its registry's port

store_folder() { echo "$cache/stores/$set_name-$store-$(key_of "$(basename "$(images_folder)")" "$here/lib/store.sh")"; }

prepare_store() { # folder
    local port
    note "engine store ($store)"
    make_run_folder
    copy_registry
    port=$(free_port)
    registry_local=127.0.0.1:$port
    make_certificates "$run/tls"
    write_daemon_config none "$(free_port $((port + 1)))"
    write_registry_config local "$registry_local"
    launch
    bring_images
    docker_ tag "$binfmt_image" "$seed/binfmt"
    docker_ tag "$buildkit_image" "$seed/buildkit"
    docker_ image rm "$binfmt_image" "$buildkit_image" >>"$run/log/pull"
    end_politely
    rm -f "$data/docker/engine-id"
    mv "$data/docker" "$1/docker"
    link_blobs "$1/docker"
    stop_instance
}

end_politely() { # so that its databases are whole
    local pid
    for pid in $(instance_processes); do
        [[ $(cat "/proc/$pid/comm" 2>/dev/null) != dockerd ]] || kill -TERM "$pid"
    done
    until_true 60 no_processes || give_up "the engine does not end"
}

# The registry's storage has the same blobs.
link_blobs() { # data root
    local blob same
    for blob in "$1"/containerd/daemon/io.containerd.content.v1.content/blobs/sha256/*; do
        same=${blob##*/}
        same=$images/registry/docker/registry/v2/blobs/sha256/${same:0:2}/$same/data
        [[ ! -f $same ]] || ln -f "$same" "$blob"
    done
}

# Blobs and the files of unpacked layers are only read: links will do. All else, the databases above all, is copied.
copy_store() {
    local from changing=(-type f ! -path '*/blobs/sha256/*' ! -path '*/snapshots/*/fs/*' ! -path '*/overlay2/*/diff/*')
    from=$(store_folder)/docker
    cp -al "$from" "$data/docker"
    (cd "$data/docker" && find . "${changing[@]}" -delete)
    (cd "$from" && find . "${changing[@]}" -print0 | tar --null -T - -cf -) | tar -C "$data/docker" -xf -
}
