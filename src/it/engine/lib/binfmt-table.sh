# The kernel's table of foreign binary formats is one for the whole machine: saved at `up`, restored exactly at `down`.
# shellcheck shell=bash

table=/proc/sys/fs/binfmt_misc
table_holder=/run/multiarch-engine.table # a link to the folder of the instance that has the table

holds_table() { [[ $(readlink "$table_holder" 2>/dev/null) == "$run" ]]; }

take_table() {
    local other
    [[ ${MULTIARCH_ENGINE_SHARED_TABLE:-} != 1 ]] || return 0
    while ! holds_table && ! ln -sT "$run" "$table_holder" 2>/dev/null; do
        other=$(readlink "$table_holder" 2>/dev/null) || continue
        if [[ -n $(run=$other instance_processes) ]]; then
            refusal="another engine ($other) holds this machine's binfmt_misc table; end it first, or set MULTIARCH_ENGINE_SHARED_TABLE=1"
            exit 1
        fi
        note "$other ended without giving the binfmt_misc table back: restoring it"
        restore_table "$other"
        rm -f "$table_holder"
    done
    save_table
}

save_table() {
    local entry
    mkdir -p "$run/table"
    if [[ ! -e $table/register ]]; then
        busybox_ mount -t binfmt_misc binfmt_misc "$table" || give_up "this kernel has no binfmt_misc"
        touch "$run/table.mounted"
    fi
    cat "$table/status" >"$run/table/status"
    entries >"$run/table.order"
    while read -r _ entry; do cat "$table/$entry" >"$run/table/$entry"; done <"$run/table.order"
}

# Inode and name, oldest first. An entry that was made anew has another inode, though it may look the same.
entries() { find "$table" -mindepth 1 ! -name register ! -name status -printf '%i %f\n' | tac; }

# shellcheck disable=SC2001
escaped() { sed 's/../\\x&/g' <<<"$1"; }

# The line that registers an entry, made from what the kernel shows of it.
registration() { # name file
    local word rest type='' offset=0 magic='' mask='' interpreter='' flags=''
    while read -r word rest; do
        case $word in
        interpreter) interpreter=$rest ;;
        flags:) flags=$rest ;;
        offset) type=M offset=$rest ;;
        magic) magic=$(escaped "$rest") ;;
        mask) mask=$(escaped "$rest") ;;
        extension) type=E offset='' magic=${rest#.} ;;
        esac
    done <"$2"
    printf '%s' ":$1:$type:$offset:$magic:$mask:$interpreter:$flags"
}

register() { # name file
    local line
    line=$(registration "$1" "$2")
    printf '%s' "$line" >"$table/register" 2>/dev/null || register_elsewhere "$line" || {
        note "binfmt_misc entry $1 cannot be registered again: $line"
        return 1
    }
    [[ $(head -n 1 "$2") == enabled ]] || echo 0 >"$table/$1"
}

# An entry with flag F may name an interpreter that only exists in the container that registered it. The kernel opens it
# from the root folder of the one who writes: so write from a folder that has our own emulator at that place.
register_elsewhere() { # line
    local interpreter root emulator code=0
    interpreter=$(cut -d : -f 7 <<<"$1")
    emulator=$(emulator_for "$interpreter")
    [[ -f $emulator ]] || return 1
    root=$(aside -d)
    mkdir -p "$root$(dirname "$interpreter")"
    cp "$emulator" "$root$interpreter"
    cp "$run/programs/bin/busybox" "$root/busybox"
    # shellcheck disable=SC2016 # for the inner shell
    chroot "$root" /busybox sh -c 'printf "%s" "$1"' - "$1" >"$table/register" 2>/dev/null || code=$?
    rm -rf "$root"
    return $code
}

emulator_for() { local name=${1##*/}; echo "$run/images/emulators/${name%-static}"; } # interpreter

replaceable() { # entry: whether it can be made again
    local interpreter
    interpreter=$(sed -n 's/^interpreter //p' "$table/$1")
    [[ -e $interpreter || -e $(emulator_for "$interpreter") ]] || ! grep -q '^flags:.*F' "$table/$1"
}

restore_table() { # folder of the instance that saved it
    local saved=$1/table number entry was now place=0 moved=''
    [[ -f $saved/status && -e $table/register ]] || return 0
    while read -r number entry; do
        was=$(grep -Fx "$number $entry" "$1/table.order" || true)
        if [[ ! -f $saved/$entry ]] || ! cmp -s <(tail -n +2 "$table/$entry") <(tail -n +2 "$saved/$entry"); then
            echo -1 >"$table/$entry"
        elif [[ ! $was ]] && replaceable "$entry"; then
            echo -1 >"$table/$entry"
        elif [[ $(head -n 1 "$saved/$entry") == enabled ]]; then
            echo 1 >"$table/$entry"
        else
            echo 0 >"$table/$entry"
        fi
    done < <(entries)
    # What is registered later is asked earlier: after the first gap all have to move. Only entries with flag F that nobody
    # touched stay where they are: the file that the kernel holds open for them could be another than the path says.
    mapfile -t now < <(entries | cut -d ' ' -f 2)
    while read -r _ entry; do
        if [[ ! $moved && ${now[place]:-} == "$entry" ]]; then place=$((place + 1)); continue; fi
        moved=1
        if [[ -e $table/$entry ]]; then
            ! grep -q '^flags:.*F' "$table/$entry" || continue
            echo -1 >"$table/$entry"
        fi
        register "$entry" "$saved/$entry" || true
    done <"$1/table.order"
    if [[ $(<"$saved/status") == enabled ]]; then echo 1; else echo 0; fi >"$table/status"
    [[ ! -e $1/table.mounted ]] || busybox_ umount "$table" || true
}

give_table_back() {
    holds_table || return 0
    restore_table "$run"
    rm -f "$table_holder"
}
