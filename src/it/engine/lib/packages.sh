# Debian packages without touching the machine: private apt directories, `dpkg -x` into folders of our own.
# shellcheck shell=bash

own_suite() { (. /etc/os-release && echo "${VERSION_CODENAME:?}"); }

# The machine's own sources with another suite; only the stanzas of its main archive, all other words of them kept.
derive_sources() { # suite folder
    local names file
    names=" $(own_suite) stable oldstable testing unstable sid "
    for file in /etc/apt/sources.list.d/*.sources; do
        [[ ! -e $file ]] || awk -v names="$names" -v suite="$1" '
            function done(  i, n, w, mine) {
                n = split(suites, w, /[ \t]+/)
                for (i = 1; i <= n; i++) if (w[i] != "" && index(names, " " w[i] " ")) mine = 1
                if (mine && types ~ /(^|[ \t])deb([ \t]|$)/ && !off)
                    printf "Types: deb\nSuites: %s\nComponents: main\n%s\n", suite, rest
                suites = types = rest = ""; off = 0
            }
            /^#/ { next }
            /^[ \t]*$/ { done(); next }
            /^[^ \t]/ { field = tolower($1) }
            field == "suites:" { sub(/^[^ \t:]+:/, ""); suites = suites " " $0; next }
            field == "types:" { sub(/^[^ \t:]+:/, ""); types = types " " $0; next }
            field == "enabled:" { off = /no|false|0/; next }
            field == "components:" || field == "architectures:" { next }
            { rest = rest $0 "\n" }
            END { done() }' "$file"
    done >"$2/engine.sources"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ ! -e $file ]] || awk -v names="$names" -v suite="$1" '
            $1 != "deb" { next }
            {
                u = 2; options = ""
                if ($2 ~ /^\[/) {
                    for (u = 2; ; u++) {
                        if ($u !~ /^\[?arch=/) options = options " " $u
                        if ($u ~ /\]$/) break
                    }
                    if ($2 ~ /^\[arch=/) options = " [" options
                    if (options !~ /\]$/) options = options " ]"
                    u++
                }
                if (index(names, " " $(u + 1) " ")) print "deb" options, $u, suite, "main"
            }' "$file"
    done >"$2/engine.list"
    [[ -s $2/engine.sources || -s $2/engine.list ]]
}

apt_folder() { # suite architecture: prepares private directories, prints their place
    local dir=$cache/apt/$1-$2
    if [[ ! -e $dir/apt.conf ]]; then
        mkdir -p "$dir"/{lists/partial,cache/archives/partial,parts}
        derive_sources "$1" "$dir/parts" || { note "the machine has no package source of its own suite $(own_suite)"; return 1; }
        : >"$dir/status"
        cat >"$dir/apt.conf" <<CONF
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear APT::Architectures;
APT::Architecture "$2";
APT::Architectures { "$2"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::State::Lists "$dir/lists";
Dir::State::status "$dir/status";
Dir::Cache "$dir/cache";
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$dir/parts";
CONF
    fi
    echo "$dir"
}

# One architecture at a time: a mirror that is just being refreshed spoils one index, and apt then drops them all.
refresh_lists() { # apt folder
    local stamp=$1/refreshed
    [[ ! -e $stamp || -n $(find "$stamp" -mmin +60) ]] || return 0
    apt-get -c "$1/apt.conf" -q update >"$1/update.log" 2>&1 || return 1
    ! grep -q '^\(E\|Err\|W: Failed\)' "$1/update.log" || return 1
    touch "$stamp"
}

deb_of() { # suite architecture package: the newest downloaded file, if there is one
    find "$cache/debs/$1-$2" -maxdepth 1 -name "$3_*.deb" -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d ' ' -f 2- | grep .
}

# Prints the file of a package, downloading it if need be. apt checks sizes and hashes; only whole files are moved in.
package() { # suite architecture package
    local dir debs=$cache/debs/$1-$2 attempt fresh
    deb_of "$@" && return
    dir=$(apt_folder "$1" "$2") || return
    for attempt in 1 2 3; do
        if refresh_lists "$dir"; then
            fresh=$(aside -d)
            if (cd "$fresh" && apt-get -c "$dir/apt.conf" -q download "$3") >"$dir/download.log" 2>&1; then
                mkdir -p "$debs"
                mv "$fresh"/*.deb "$debs/"
                rm -rf "$fresh"
                deb_of "$@"
                return
            fi
            rm -rf "$fresh"
        fi
        rm -rf "$dir/refreshed" "$dir/lists"
        mkdir -p "$dir/lists/partial"
        ((attempt == 3)) || sleep "$attempt" # a mirror in the middle of a refresh needs a moment
    done
    return 1
}

package_from() { # architecture package suite...: the first suite that serves it
    local arch=$1 name=$2 suite; shift 2
    for suite; do package "$suite" "$arch" "$name" && return; done
    return 1
}

unpack() { # folder deb...
    local folder=$1 deb; shift
    mkdir -p "$folder"
    for deb; do dpkg -x "$deb" "$folder"; done
}
