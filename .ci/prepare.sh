# What ./run and ./test share: finding Python, the virtual environment, system packages.
# Sourced, never run. Everything it says goes to standard error, one line a step.

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# --- One slow step at a time, in the background, so that INT and TERM are heard while it runs.

running=""
step() {
    "$@" </dev/null &
    running=$!
    local status=0
    wait "$running" || status=$?
    running=""
    return "$status"
}

# --- System packages

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# apt and dpkg say a great deal; it is shown only when they fail.
apt_install() {
    local told status=0
    told=$(mktemp)
    {
        as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -qq install -y --no-install-recommends "$@"
    } >"$told" 2>&1 || status=$?
    [ "$status" = 0 ] || tail -n 20 "$told" >&2
    rm -f "$told"
    return "$status"
}

# install_packages WHAT-FOR PACKAGE…   Install them, or print the one line that would. Fails if they stay missing.
install_packages() {
    local purpose=$1
    shift
    if may_install; then
        say "Installing system packages for $purpose: $*"
        if step apt_install "$@"; then return 0; fi
        say "Installing them did not work. Try it yourself:"
    else
        say "System packages for $purpose are missing. Install them with:"
    fi
    say "  sudo apt-get install -y $*"
    return 1
}

# missing_packages PACKAGE…   Print those that dpkg does not have. Without dpkg we cannot know, so none.
missing_packages() {
    command -v dpkg-query >/dev/null || return 0
    local installed package
    installed=" $(dpkg-query -W -f='${db:Status-Abbrev}${Package} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        case "$installed" in *" ii $package "* | *"ii $package "*) ;; *) printf '%s ' "$package" ;; esac
    done
}

PDF_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-noto-core"

# --- Python and the virtual environment

is_good_python() {
    "$1" -ISc 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    local name newest=""
    for name in python3 python3.13 python3.12 python3.11 python; do
        command -v "$name" >/dev/null || continue
        if is_good_python "$name"; then
            command -v "$name"
            return 0
        fi
        newest=${newest:-$("$name" -ISc 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)}
    done
    if [ -z "$newest" ]; then
        say "Python is missing. Answerable needs Python 3.11, 3.12 or 3.13: sudo apt-get install -y python3 python3-venv"
    else
        say "Python $newest does not work here. Answerable needs Python 3.11, 3.12 or 3.13."
    fi
    return 1
}

# need_space MEGABYTES WHAT-FOR
need_space() {
    local free
    free=$(df -Pm . | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$1" ] || stop "There is not enough disk space $2: it needs $1 MB and $free MB are free. Make room, then try again."
}

# make_environment FILE   Make .venv hold what FILE pins. Costs two small reads when nothing has changed.
#
# The stamp names the file's hash and this folder: a moved checkout has the old path in every command of .venv.
# A .venv that is a link belongs to somebody else, who keeps it as they like.
make_environment() {
    local requirements=$1 stamp=.venv/.installed-${1%.txt} wanted python
    if [ -L .venv ]; then return 0; fi
    wanted="$(sha256sum <"$requirements") $PWD"
    if [ -f "$stamp" ] && [ "$(<"$stamp")" = "$wanted" ] && [ -x .venv/bin/python ]; then return 0; fi

    if ! is_good_python .venv/bin/python || [ "$(cat .venv/.made-in 2>/dev/null)" != "$PWD" ]; then
        python=$(find_python) || exit 1
        if ! "$python" -ISc 'import ensurepip, venv' 2>/dev/null; then
            install_packages "Python's virtual environments" python3-venv || exit 1
        fi
        need_space 1500 "to install Answerable"
        say "Making a virtual environment in .venv with $("$python" --version)"
        rm -rf .venv
        step "$python" -m venv .venv || stop "The virtual environment could not be made. The lines above say why."
        printf '%s' "$PWD" >.venv/.made-in
    fi

    need_space 1000 "to install Answerable"
    say "Installing what $requirements pins (a few minutes the first time)"
    step .venv/bin/python -m pip install --quiet --quiet --no-input --disable-pip-version-check --no-warn-script-location \
        --require-hashes --requirement "$requirements" >&2 ||
        stop "Installing did not work. The lines above say why; is there a connection to a package index?"
    printf '%s' "$wanted" >"$stamp"
}
