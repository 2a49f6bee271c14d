# Starting an instance.
# shellcheck shell=bash

docker_() { DOCKER_HOST=unix://$socket DOCKER_CONFIG=$run/docker-config "$run/bin/docker" "$@"; }

engine_answers() { [[ -S $socket ]] && docker_ version --format '{{.Server.Version}}' >/dev/null 2>&1; }

registry_answers() { busybox_ wget -Y off -q -O /dev/null "http://$1/v2/" 2>/dev/null; }

write_daemon_config() { # bridge port
    local snapshotter=true root=$data/docker remap=''
    [[ $store == containerd ]] || snapshotter=false
    [[ -z $userns ]] || root=$run/data/docker remap='"userns-remap": "nobody:nogroup",'
    cat >"$run/daemon.json" <<JSON
{
  "data-root": "$root",
  "exec-root": "$run/exec",
  "pidfile": "$run/dockerd.pid",
  "hosts": ["unix://$socket", "tcp://127.0.0.1:$2"],
  "tlsverify": true,
  "tlscacert": "$run/tls/ca.pem",
  "tlscert": "$run/tls/engine/cert.pem",
  "tlskey": "$run/tls/engine/key.pem",
  "group": "root",
  $remap
  "bridge": "$1",
  "iptables": false,
  "ip6tables": false,
  "ip-forward": false,
  "cgroup-parent": "/$cgroup",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "insecure-registries": ["127.0.0.0/8", "172.16.0.0/12"],
  "features": {"containerd-snapshotter": $snapshotter}
}
JSON
}

write_registry_config() { # name address
    cat >"$run/registry-$1.yml" <<YML
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: $data/registry}
  delete: {enabled: true}
  maintenance: {uploadpurging: {enabled: false}}
http: {addr: "$2", secret: "one storage, two doors"}
YML
}

# Blobs never change, so they may be linked; what a push rewrites in place is copied.
copy_registry() {
    local v2=docker/registry/v2
    mkdir -p "$data/registry/$v2"
    cp -rl "$images/registry/$v2/blobs" "$data/registry/$v2/"
    cp -r "$images/registry/$v2/repositories" "$data/registry/$v2/"
}

make_run_folder() {
    local folder
    mkdir -p "$run"/{log,watch,exec,docker-config/cli-plugins,bin} "$data/tmp"
    chmod 700 "$run" "$data"
    if [[ -n $userns ]]; then # who is root in a container is somebody else outside, and has to come to its files
        mkdir "$run/data" "$run/proc"
        chmod 711 "$run" "$data"
        printf "%s:300000:65536\n" nobody nogroup >"$run/subids"
    fi
    # `down` must find them even when the recipes have changed in between.
    ln -s "$programs" "$run/programs"
    ln -s "$images" "$run/images"
    echo '{}' >"$run/docker-config/config.json"
    ln -s "$programs/cli-plugins/docker-buildx" "$run/docker-config/cli-plugins/docker-buildx"
    ln -s "$programs/path/docker" "$run/bin/docker"
    for folder in /run/containerd /run/docker /opt/containerd; do # only to mount over, see lib/supervisor
        [[ -d $folder ]] || { mkdir "$folder"; echo "$folder"; }
    done >"$run/made.folders"
    for folder in docker/buildx docker; do # buildx puts its builders there, whatever the engine's parent group is
        [[ -n $(find /sys/fs/cgroup -maxdepth 3 -path "*/$folder" -type d) ]] || echo "$folder"
    done >"$run/made.cgroups"
}

launch() {
    local config
    detached "$run/log/supervisor" unshare --mount --pid --fork --kill-child=KILL --mount-proc --propagation slave \
        "$programs/bin/docker-init" -- "$here/lib/supervisor" "$run" "$programs" "$data"
    for config in "$run"/registry-*.yml; do
        until_true 20 registry_answers "$(sed -n 's/.*addr: "\([^"]*\)".*/\1/p' "$config")" || give_up "the registry did not start"
    done
    until_true 60 engine_answers || give_up "dockerd did not start: $(tail -n 1 "$run/log/dockerd")"
}

start_instance() {
    local port tls_port
    make_run_folder
    take_table
    make_bridge
    port=$(free_port)
    registry=$address:$port registry_local=127.0.0.1:$port
    copy_registry
    [[ -n $userns ]] || copy_store # it has other owners
    tls_port=$(free_port $((port + 1)))
    make_certificates "$run/tls"
    write_daemon_config "$bridge" "$tls_port"
    write_registry_config bridge "$registry"
    write_registry_config local "$registry_local"
    launch
    bring_images
    [[ -n $userns ]] || docker_ image rm "$seed/binfmt" "$seed/buildkit" >>"$run/log/pull" 2>&1
    write_state
}

pull() { docker_ pull -q "$1" >>"$run/log/pull" 2>&1 || give_up "$1 cannot be pulled: $(tail -n 1 "$run/log/pull")"; }

bring_images() {
    binfmt_image=$registry_local/multiarch-test/binfmt@$(<"$images/binfmt")
    buildkit_image=$registry_local/multiarch-test/buildkit:stable
    pull "$binfmt_image"
    pull "$buildkit_image"
}

write_state() {
    cat >"$run/state.aside" <<STATE
available=true
reason=
set=$set_name
store=$store
dockerHost=unix://$socket
dockerTlsHost=tcp://127.0.0.1:$tls_port
dockerCertPath=$run/tls/client
dockerConfig=$run/docker-config
path=$run/bin
docker=$run/bin/docker
dockerRegistry=$run/programs/bin/docker-registry
registry=$registry
registryLocal=$registry_local
registryStorage=$data/registry
baseImage=$registry/library/busybox:1
binfmtImage=$binfmt_image
buildkitImage=$buildkit_image
STATE
    mv "$run/state.aside" "$run/state"
}
