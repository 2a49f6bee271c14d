# Which versions make a set. A further set is one more branch here.
# shellcheck shell=bash

set_suite() { # the Debian suite that a set's Docker comes from
    case $1 in
    stable) echo trixie ;;
    newest) echo sid ;;
    *) return 1 ;;
    esac
}

# Go programs: they need no more than glibc 2.34, so a newer suite's run on an older machine.
set_packages() { echo docker.io docker-cli containerd docker-buildx docker-registry; }

# C programs and what loads the machine's libraries come from the machine's own suite.
own_packages() { echo runc tini busybox-static; }

# Contents of the images: the same for every set, whatever the machine runs.
image_suite=trixie
emulator_package=qemu-user # static from Debian 13 on

# Debian's names of the base image's platforms. The first line must be there, the second is taken if it can be had.
base_required='amd64 arm64 armhf'
base_optional='i386 s390x ppc64el riscv64'

platform_of() { # Debian architecture: architecture and variant as OCI has them
    case $1 in
    armhf) echo arm v7 ;;
    i386) echo 386 ;;
    ppc64el) echo ppc64le ;;
    *) echo "$1" ;;
    esac
}
