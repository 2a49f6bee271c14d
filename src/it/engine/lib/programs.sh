# The programs of a set in one flat folder of the cache.
# shellcheck shell=bash

key_of() { # file or word...
    local item
    for item; do if [[ -f $item ]]; then cat "$item"; else echo "$item"; fi; done | sha256sum | cut -c 1-16
}

# Fills a folder aside and moves it into place whole: what is in the cache is complete.
cached() { # folder function
    local fresh
    [[ ! -d $1 ]] || return 0
    mkdir -p "$(dirname "$1")"
    fresh=$(aside -d)
    "$2" "$fresh"
    mv -T "$fresh" "$1"
}

programs_folder() {
    echo "$cache/programs/$set_name-$(key_of "$here/lib/programs.sh" "$here/lib/sets.sh" "$(own_suite)" "$native")"
}

# Where Debian puts them; a package may hold several files of one name (a shell completion is called docker-buildx too).
program_files='
    usr/sbin/dockerd usr/sbin/docker-proxy usr/bin/docker usr/bin/containerd usr/bin/containerd-shim-runc-v2
    usr/bin/docker-registry usr/libexec/docker/cli-plugins/docker-buildx
    usr/sbin/runc usr/bin/tini-static bin/busybox usr/bin/busybox'

prepare_programs() { # folder
    local suite own name deb file tree=$1/tree
    suite=$(set_suite "$set_name") own=$(own_suite)
    for name in $(set_packages "$set_name"); do
        note "package $name ($suite)"
        deb=$(package "$suite" "$native" "$name") || give_up "package $name of $suite cannot be had"
        unpack "$tree" "$deb"
    done
    for name in $(own_packages); do
        note "package $name ($own)"
        deb=$(package_from "$native" "$name" "$own" "$suite") || give_up "package $name of $own cannot be had"
        unpack "$tree" "$deb"
    done
    mkdir "$1/bin" "$1/cli-plugins" "$1/path"
    for file in $program_files; do
        [[ ! -f $tree/$file || -L $tree/$file ]] || cp "$tree/$file" "$1/bin/"
    done
    mv "$1/bin/docker-buildx" "$1/cli-plugins/"
    mv "$1/bin/docker" "$1/path/"
    mv "$1/bin/tini-static" "$1/bin/docker-init"
    rm -rf "$tree"
    check_programs "$1"
}

check_programs() { # folder
    local file said
    for file in dockerd containerd containerd-shim-runc-v2 docker-registry runc docker-init busybox; do
        [[ -x $1/bin/$file ]] || give_up "the packages hold no $file"
    done
    for file in bin/dockerd bin/containerd bin/runc bin/docker-registry path/docker; do
        said=$("$1/$file" --version 2>&1) || give_up "${file##*/} does not run here: ${said%%$'\n'*}"
    done
}
