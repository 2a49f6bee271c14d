# A bridge with a subnet of its own, and ports that nobody listens on.
# shellcheck shell=bash

ip_() { busybox_ ip "$@"; }

make_bridge() { # sets $address
    local n tries
    for ((tries = 0, n = number; tries < 60; tries++, n = n % 250 + 1)); do
        ! { ip_ -4 addr; ip_ -4 route; } | grep -q "\(^\| \)172\.30\.$n\." || continue
        address=172.30.$n.1
        ip_ link add name "$bridge" type bridge
        # Else it takes the lowest of its ports' addresses, another one whenever a container comes or goes, and those who
        # remember the old one wait in vain.
        ip_ link set dev "$bridge" address "$(printf '02:42:ac:1e:%02x:01' "$n")"
        ip_ addr add "$address/24" dev "$bridge"
        ip_ link set "$bridge" up
        return
    done
    give_up "no free subnet in 172.30.0.0/16"
}

listening() { # port
    grep -q ":$(printf '%04X' "$1") 0*:0000 0A" /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

free_port() { # first, or none for the first of the instance
    local port=${1:-$((20000 + number * 50))}
    while listening "$port"; do port=$((port + 1)); done
    echo "$port"
}

ours_to_remove() { # our bridge, those of the networks in our engine's store, and whatever hangs on them
    local link name bridges=" $bridge " db=$data/docker/network/files/local-kv.db
    for link in /sys/class/net/br-*; do
        name=${link##*/}
        [[ ! -e $link || ! -f $db ]] || ! grep -qa "${name#br-}" "$db" || bridges+="$name "
    done
    for link in /sys/class/net/*; do
        name=$(basename "$(readlink "$link/master" 2>/dev/null)")
        [[ -z $name || $bridges != *" $name "* ]] || echo "${link##*/}"
    done
    for name in $bridges; do [[ ! -e /sys/class/net/$name ]] || echo "$name"; done
}

remove_links() {
    local name
    for name in $(ours_to_remove); do ip_ link delete "$name" 2>/dev/null || true; done
    until_true 10 no_links || note "network interfaces remain: $(ours_to_remove | tr '\n' ' ')"
}

no_links() { [[ -z $(ours_to_remove) ]]; }
