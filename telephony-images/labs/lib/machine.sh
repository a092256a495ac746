# What a machine needs before the lab can run: a Docker engine with Compose, a JDK 25, Maven, base images.
# Everything here is idempotent and says nothing when there is nothing to do.

RUN_DIR="$ROOT/.lab"
BASE_IMAGE=debian:forky-slim
BASE_SUITE=forky

step() { printf '[%4ds] %s\n' "$SECONDS" "$*" >&2; }
die()  { printf 'lab: %s\n' "$*" >&2; exit 1; }

# Runs a command with its output in a log file; shows the end of the log only when it fails.
quietly() {
    local log="$RUN_DIR/logs/${1//\//-}.log"; shift
    mkdir -p "$RUN_DIR/logs"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        die "failed: $* (whole log: $log)"
    fi
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
is_debian() { [ -f /etc/debian_version ] && command -v apt-get >/dev/null; }

apt_install() {
    is_debian || die "please install: $* (this script installs packages by itself only on Debian)"
    if [ -z "${APT_UPDATED:-}" ]; then
        quietly apt-update as_root apt-get update
        APT_UPDATED=1
    fi
    quietly "apt-$1" as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

need_tool() { # need_tool COMMAND PACKAGE
    command -v "$1" >/dev/null || { step "installing $2"; apt_install "$2"; }
}

# The mirror this machine's own apt uses, so that nothing here has to name one.
debian_mirror() {
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null || true; } |
        sed -nE 's/^URIs: *(https?:[^ ]*\/debian)\/?( .*)?$/\1/p; s/^deb (\[[^]]*\] )?(https?:[^ ]*\/debian)\/? .*/\2/p' | head -n 1
}

need_docker() {
    if ! docker info >/dev/null 2>&1; then
        if ! command -v dockerd >/dev/null; then
            step "installing the Docker engine"
            apt_install docker.io iptables
        fi
        start_docker
    fi
    docker compose version >/dev/null 2>&1 && docker buildx version >/dev/null 2>&1 || install_compose
}

start_docker() {
    step "starting the Docker engine"
    if [ -d /run/systemd/system ]; then
        as_root systemctl start docker
    else
        mkdir -p "$RUN_DIR/logs"
        as_root setsid dockerd >"$RUN_DIR/logs/dockerd.log" 2>&1 </dev/null &
    fi
    for _ in $(seq 1 60); do
        docker info >/dev/null 2>&1 && return
        sleep 0.5
    done
    die "the Docker engine did not answer within 30 s (log: $RUN_DIR/logs/dockerd.log)"
}

# Debian 12 has no Compose v2. Debian 13's needs nothing but libc, so it is taken from there,
# pinned so low that no other package ever comes from that suite.
install_compose() {
    step "installing Docker Compose and buildx"
    is_debian || die "please install the Docker Compose v2 and buildx plugins"
    if ! apt-cache policy docker-compose docker-buildx 2>/dev/null | grep -q 'Candidate: [2-9]'; then
        local mirror; mirror=$(debian_mirror)
        [ -n "$mirror" ] || die "no Debian mirror found in this machine's apt sources"
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" |
            as_root tee /etc/apt/sources.list.d/patchbay-trixie.list >/dev/null
        printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' |
            as_root tee /etc/apt/preferences.d/patchbay-trixie >/dev/null
        unset APT_UPDATED
        apt_install docker-compose/trixie docker-buildx/trixie
    else
        apt_install docker-compose docker-buildx
    fi
}

# The base image under the very name the Dockerfiles use: pulled where a registry answers,
# made with debootstrap where none does.
need_base_image() {
    docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 && return
    step "fetching the base image $BASE_IMAGE"
    if timeout 120 docker pull -q "$BASE_IMAGE" >/dev/null 2>&1; then return; fi
    local mirror; mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "cannot pull $BASE_IMAGE, and this machine has no Debian mirror to make it from"
    step "no image registry answers: making $BASE_IMAGE with debootstrap"
    need_tool debootstrap debootstrap
    local dir; dir=$(mktemp -d)
    # debootstrap knows no script for a suite that young, but every suite after sid is built alike
    quietly debootstrap as_root debootstrap --variant=minbase "$BASE_SUITE" "$dir" "$mirror" /usr/share/debootstrap/scripts/sid
    # the testing suite's Release file may be past its validity date on a mirror
    echo 'Acquire::Check-Valid-Until "false";' | as_root tee "$dir/etc/apt/apt.conf.d/90release-date" >/dev/null
    as_root rm -rf "$dir"/var/cache/apt/archives/*.deb
    as_root tar -C "$dir" -c . | docker import - "$BASE_IMAGE" >/dev/null
    as_root rm -rf "$dir"
}

need_jdk() {
    need_tool mvn maven
    local home
    for home in /usr/lib/jvm/*25* "${JAVA_HOME:-}"; do
        if [ -x "$home/bin/javac" ] && "$home/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
            export JAVA_HOME="$home"
            return
        fi
    done
    if is_debian && apt-cache policy openjdk-25-jdk-headless 2>/dev/null | grep -q 'Candidate: 25'; then
        step "installing a JDK 25"
        apt_install openjdk-25-jdk-headless
        export JAVA_HOME=/usr/lib/jvm/java-25-openjdk-amd64
        return
    fi
    die "no JDK 25 found in /usr/lib/jvm or JAVA_HOME: please install one"
}

need_browser() {
    need_tool chromium chromium
    need_tool chromedriver chromium-driver
}
