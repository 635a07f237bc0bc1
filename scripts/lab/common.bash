# What scripts/lab/slapd and scripts/lab/samba share; they source it.
set -euo pipefail
shopt -s inherit_errexit
lab=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C.UTF-8
base=DC=lab,DC=example
# Only ever used on loopback, for people who do not exist.
reader_password=Reader-only-1 admin_password=Admin-only-1

fail() {
    echo "lab: $*" >&2
    exit 1
}

# Fails with the package to install for each command that is missing: PACKAGE:COMMAND...
need() {
    local pair
    for pair in "$@"; do
        command -v "${pair#*:}" > /dev/null || fail "${pair#*:} is missing: scripts/setup --tests installs it (Debian package ${pair%%:*})"
    done
}

# Prints the folder that keeps what MAKER makes: once for each content of the scripts and each list of arguments, so that later
# starts are quick. MAKER gets a folder and the arguments.
cached() {               # NAME MAKER ARGUMENT...
    local name=$1 maker=$2 cache key folder new
    shift 2
    cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/rollcall-lab
    key=$(cat "$lab"/* "$lab/../samples/adldif.py" <(printf '%s\n' "$@") | sha256sum | cut -c1-16)
    folder=$cache/$name-$key
    (
        umask 077
        mkdir -p "$cache"
        # two that come at the same time make it once
        exec {lock}> "$cache/lock-$name"
        flock "$lock"
        if [[ ! -e $folder ]]; then
            new=$cache/new-$name
            rm -rf "$new"
            mkdir "$new"
            "$maker" "$new" "$@" {lock}>&- >&2
            mv "$new" "$folder"
        fi
        touch "$folder"
        # what other versions of the scripts made
        find "$cache" -maxdepth 1 -name "$name-*" -mmin +120 -exec rm -rf {} +
    )
    echo "$folder"
}

# Puts certificates for the names into DIR/tls.
install_certificates() { # DIR NAME-OR-ADDRESS...
    local made
    made=$(cached certificates "$lab/certificates" "${@:2}")
    mkdir -p "$1/tls"
    cp "$made"/* "$1/tls/"
}

# Whether PID runs. A process that ended but was not waited for still has a number: kill -0 would say yes.
alive() { [[ $(sed 's/.*) //' "/proc/${1:-none}/stat" 2> /dev/null) == [^ZX]* ]]; }

answers() { (exec {connection}<> "/dev/tcp/$1/$2") 2> /dev/null; }

# Ends the server of a folder.
stop() {                 # DIR
    local pid i
    pid=$(cat "$1/pid" 2> /dev/null) || return 0
    kill "$pid" 2> /dev/null || true
    for ((i = 0; i < 100; i++)); do
        alive "$pid" || break
        sleep 0.02
    done
    kill -KILL "$pid" 2> /dev/null || true
    rm -f "$1/pid"
}

# Runs `start` and prints the settings; ends the server and removes the folder when standard input ends, that is when whoever
# started this is gone, however that happened. The server itself dies with this script.
run() {                  # DIR
    [[ ! -e $1 || -z $(ls -A "$1") ]] || fail "$1 is not empty"
    ended=$1
    trap 'stop "$ended"; rm -rf "$ended"' EXIT
    trap 'exit 130' INT TERM HUP
    # shellcheck disable=SC2034
    launcher=(setpriv --pdeathsig KILL)
    start "$1"
    settings "$1"
    echo ready
    exec > /dev/null
    # unlike `cat`, `read` lets a signal end it at once
    while read -r; do :; done
}

# In the background, the server is nobody's child.
launcher=(setsid)
