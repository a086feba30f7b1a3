#!/bin/sh
# Sets up everything that `make run` and `make test` need: Debian packages that wheels can't
# carry, a virtual environment in .venv, and the pinned wheels. Says what it does; does nothing
# when nothing has changed.
set -eu
cd "$(dirname "$0")/.."

stamp=.venv/.fieldkit-setup
wanted=$(cat requirements/dev.txt pyproject.toml tools/setup.sh | cksum)
if [ -x .venv/bin/fieldkit ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

say() { printf 'setup: %s\n' "$*"; }

find_python() {
    for name in python3.11 python3.12 python3.13 python3; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
        then
            echo "$name"
            return
        fi
    done
}

install_debian() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "not a Debian system: please install yourself: $*"
        return
    fi
    if [ "$(id -u)" = 0 ]; then root=""; else root=sudo; fi
    if [ -n "$root" ] && ! command -v sudo >/dev/null 2>&1; then
        say "please ask an administrator to run: apt-get install $*"
        exit 1
    fi
    say "installing Debian packages with ${root:-root}: $*"
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
        >/dev/null
}

python=$(find_python)
if [ -z "$python" ]; then
    install_debian python3
    python=$(find_python)
fi
if [ -z "$python" ]; then
    say "FieldKit needs Python 3.11, 3.12 or 3.13"
    exit 1
fi

missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    # `make build` copies Python's own library, which Debian packs apart from its programs.
    case "$(command -v "$python")" in
        /usr/bin/*) shared=$("$python" -c 'import sys; print("libpython3.%d" % sys.version_info[1])') ;;
        *) shared="" ;;
    esac
    # libzbar0: pyzbar; fonts-dejavu-core: Cyrillic in PDF and in the window; binutils: `make build`.
    # The rest is what Qt loads on a bare Debian: drawing, keyboards, the X protocol, sound.
    for package in libzbar0 fonts-dejavu-core binutils $shared \
        libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
        libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
        libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libpulse0; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' ||
            missing="$missing $package"
    done
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
# Word splitting is wanted: a list of package names.
# shellcheck disable=SC2086
[ -z "$missing" ] || install_debian $missing

if [ ! -x .venv/bin/python ]; then
    say "making .venv with $("$python" --version)"
    "$python" -m venv .venv
fi
say "installing the pinned wheels (some minutes the first time)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: -r requirements/dev.txt
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
    --no-build-isolation -e .
echo "$wanted" >"$stamp"
say "done"
