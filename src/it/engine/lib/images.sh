# The three images: a base image of many platforms, a stand-in for tonistiigi/binfmt, a stand-in for moby/buildkit.
# shellcheck shell=bash

images_folder() {
    local recipe
    mapfile -t recipe < <(find "$here/images" "$here/lib/images.sh" "$here/lib/oci.sh" -type f | LC_ALL=C sort)
    echo "$cache/images/$set_name-$(key_of "$(basename "$(programs_folder)")" "${recipe[@]}")"
}

prepare_images() { # folder
    mkdir "$1/registry"
    native_arch=$(platform_of "$native")
    note "base image"; base_image "$1" >"$1/base"
    note "binfmt image"; binfmt_image "$1" >"$1/binfmt"
    note "BuildKit image"; buildkit_image "$1" >"$1/buildkit"
}

skeleton() { # tree busybox: what every image has
    mkdir -p "$1"/{bin,dev,etc,proc,root,run,sys,tmp,usr/bin,usr/lib,var/lib,var/run}
    chmod 1777 "$1/tmp"
    chmod 700 "$1/root"
    cp "$2" "$1/bin/busybox"
    chmod 755 "$1/bin/busybox"
    local applet
    # The native one is asked for everybody's applets: a foreign one may not run here.
    for applet in $("$programs/bin/busybox" --list); do
        [[ $applet == busybox ]] || ln -s busybox "$1/bin/$applet"
    done
    echo 'root:x:0:0:root:/root:/bin/sh' >"$1/etc/passwd"
    echo 'root:x:0:' >"$1/etc/group"
}

base_image() { # folder
    local arch deb tree work architecture variant descriptors=()
    work=$(aside -d)
    for arch in $base_required $base_optional; do
        if ! deb=$(package_from "$arch" busybox-static "$(own_suite)" "$image_suite" sid); then
            [[ " $base_required " != *" $arch "* ]] || give_up "package busybox-static:$arch cannot be had"
            note "no busybox-static:$arch to be had now: the base image goes without; remove $cache/images to try again"
            continue
        fi
        read -r architecture variant <<<"$(platform_of "$arch")"
        tree=$work/$arch
        unpack "$tree.deb" "$deb"
        skeleton "$tree" "$(find "$tree.deb" -name busybox -path '*bin/busybox' -type f)"
        descriptors+=("$(put_image "$1/registry" library/busybox "$tree" "$architecture" "$variant" \
            '{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],"Cmd":["/bin/sh"]}')")
    done
    put_index "$1/registry" library/busybox 1 "${descriptors[@]}"
    rm -rf "$work"
}

byte() { printf '%b' "\\x$1"; }

# A number as bytes: little or big end first.
bytes() { # order hex
    local i
    if [[ $1 == big ]]; then for ((i = 0; i < ${#2}; i += 2)); do byte "${2:i:2}"; done
    else for ((i = ${#2} - 2; i >= 0; i -= 2)); do byte "${2:i:2}"; done; fi
}

# The smallest program there is: ELF header, one program header, code.
elf() { # class order machine flags code
    local class=$1 order=$2 word half=4 size start
    if [[ $class == 64 ]]; then word=16; start=120; else word=8; start=84; fi
    size=$((start + ${#5} / 2))
    n() { bytes "$order" "$(printf "%0$1x" "$2")"; }
    printf '\x7fELF'
    if [[ $class == 64 ]]; then byte 02; else byte 01; fi
    if [[ $order == big ]]; then byte 02; else byte 01; fi
    byte 01; printf '\0\0\0\0\0\0\0\0\0'
    n $half 2; bytes "$order" "$3"; n 8 1
    n $word $((0x10000 + start)); n $word $((start == 120 ? 64 : 52)); n $word 0
    bytes "$order" "$4"
    n $half $((start == 120 ? 64 : 52)); n $half $((start == 120 ? 56 : 32)); n $half 1; n $half 0; n $half 0; n $half 0
    n 8 1
    [[ $class == 32 ]] || n 8 5
    n $word 0; n $word 0x10000; n $word 0x10000; n $word $size; n $word $size
    [[ $class == 64 ]] || n 8 5
    n $word 0x1000
    bytes big "$5"
}

binfmt_image() { # folder
    local tree work deb architecture handler class order machine flags code descriptor lib
    work=$(aside -d)
    tree=$work/tree lib=$work/tree/usr/lib/binfmt
    deb=$(package "$image_suite" "$native" "$emulator_package") || give_up "package $emulator_package cannot be had"
    unpack "$work/deb" "$deb"
    skeleton "$tree" "$programs/bin/busybox"
    mkdir -p "$lib/probes"
    cp "$here/images/binfmt/binfmt" "$tree/usr/bin/"
    cp "$here/images/binfmt/handlers" "$lib/"
    printf 'NATIVE=%s QEMU_VERSION=%s\n' "$native_arch" "$(basename "$deb" | sed 's/^[^_]*_\(1%3a\)\?\([0-9.]*\).*/\2/')" >"$lib/machine.sh"
    mkdir "$1/emulators" # for lib/binfmt-table.sh
    while read -r architecture handler _; do
        [[ $architecture != \#* && $architecture != "$native_arch" ]] || continue
        cp "$work/deb/usr/bin/$handler" "$tree/usr/bin/"
        ln "$tree/usr/bin/$handler" "$1/emulators/$handler"
    done <"$here/images/binfmt/handlers"
    while read -r architecture class order machine flags code; do
        [[ $architecture != \#* ]] || continue
        elf "$class" "$order" "$machine" "$flags" "$code" >"$lib/probes/$architecture"
        chmod 755 "$lib/probes/$architecture"
    done <"$here/images/binfmt/probes"
    descriptor=$(put_image "$1/registry" multiarch-test/binfmt "$tree" "$native_arch" '' \
        '{"Env":["PATH=/usr/bin:/bin","QEMU_PRESERVE_ARGV0=1"],"Entrypoint":["/usr/bin/binfmt"]}')
    put_index "$1/registry" multiarch-test/binfmt latest "$descriptor"
    rm -rf "$work"
}

buildkit_image() { # folder
    local tree work file descriptor
    work=$(aside -d)
    tree=$work/tree
    skeleton "$tree" "$programs/bin/busybox"
    mkdir -p "$tree/etc/docker" "$tree/etc/buildkit"
    cp "$here/images/buildkit/daemon.json" "$tree/etc/docker/"
    cp "$here"/images/buildkit/build{kitd,ctl} "$tree/usr/bin/"
    for file in dockerd containerd containerd-shim-runc-v2 runc docker-init; do cp "$programs/bin/$file" "$tree/usr/bin/"; done
    ldd "$tree"/usr/bin/{dockerd,containerd,containerd-shim-runc-v2,runc} | grep -o '/[^ ]*' | grep -v ':$' | sort -u |
        while read -r file; do mkdir -p "$tree$(dirname "$file")"; cp -L "$file" "$tree$file"; done
    descriptor=$(put_image "$1/registry" multiarch-test/buildkit "$tree" "$native_arch" '' \
        '{"Env":["PATH=/usr/bin:/bin"],"Entrypoint":["/usr/bin/buildkitd"]}')
    put_index "$1/registry" multiarch-test/buildkit stable "$descriptor"
    rm -rf "$work"
}
