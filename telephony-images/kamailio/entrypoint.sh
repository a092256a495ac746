#!/bin/sh
# Runs Kamailio on the files Patchbay renders, and changes over when they change.
#
# Kamailio never reads the rendered folder itself but a copy of it, made when the folder had stopped
# changing. So what runs is always one whole version, and the last good one is still there when a
# new one turns out to be bad.
set -u

rendered=/etc/patchbay-edge
certificates=/etc/patchbay-certs
copies=/run/patchbay-edge

kamailio_pid=
running=

say() {
    echo "edge: $*"
}

# Interruptible, unlike a plain sleep: a signal must not wait for it.
pause() {
    sleep "$1" &
    wait $!
}

fingerprint() {
    for file in "$1"/*; do
        [ -f "$file" ] && sha256sum "$file" 2>&1
    done | sha256sum
}

# Prints why the folders cannot be used yet; nothing if they can.
missing() {
    for file in "$rendered/kamailio.cfg" "$certificates/sbc.pem" "$certificates/sbc.key" "$certificates/ca.pem"; do
        if [ ! -e "$file" ]; then
            echo "$file is not there"
        elif [ ! -r "$file" ]; then
            echo "$file is not readable for user $(id -u)"
        fi
    done
}

# Takes a copy of both folders into $1.
copy() {
    rm -rf "$1"
    mkdir -p "$1/certs" &&
        cp "$rendered"/*.* "$1/" &&
        copy_certificates "$1/certs"
}

copy_certificates() {
    cp "$certificates/sbc.pem" "$certificates/sbc.key" "$certificates/ca.pem" "$1/"
}

# Only certificates changed: new connections get them, those there are stay. Kamailio goes on with the
# ones it has read when it cannot use these; but it must not find them when it starts again.
reload_certificates() {
    mkdir -p "$copies/before" && cp "$running/certs"/* "$copies/before/" || return 1
    copy_certificates "$running/certs"
    if report=$(kamcmd -s "unix:$copies/control" tls.reload 2>&1) && ! echo "$report" | grep -q error; then
        say "shows the new certificate"
    else
        cp "$copies/before"/* "$running/certs/"
        say "the new certificate is refused; goes on with the one before: $report"
    fi
}

kamailio_on() {
    folder=$1
    shift
    EDGE_FOLDER="$folder" exec kamailio -f "$folder/kamailio.cfg" -L /usr/lib/kamailio \
        -Y "$copies" -m 64 -M 8 "$@"
}

passes() {
    report=$(kamailio_on "$1" -c 2>&1) && return 0
    echo "$report" | grep -E 'ERROR|CRITICAL' | head -20
    return 1
}

alive() {
    [ -n "$kamailio_pid" ] && kill -0 "$kamailio_pid" 2>/dev/null
}

stop() {
    alive || return 0
    kill -TERM "$kamailio_pid"
    wait "$kamailio_pid" 2>/dev/null
    kamailio_pid=
}

# Runs what is in $1 and says whether it stays up: certificates and addresses are only looked at
# when Kamailio starts.
start() {
    kamailio_on "$1" -DD -E &
    kamailio_pid=$!
    seconds=0
    while [ $seconds -lt 3 ]; do
        pause 1
        if ! alive; then
            wait "$kamailio_pid" 2>/dev/null
            kamailio_pid=
            return 1
        fi
        seconds=$((seconds + 1))
    done
    running=$1
}

change_to() {
    if ! passes "$1"; then
        say "the new config is refused; calls go on with the one before"
        return 1
    fi
    previous=$running
    stop
    if start "$1"; then
        say "runs on the new config"
        return 0
    fi
    say "the new config does not start"
    if [ -n "$previous" ]; then
        say "back to the one before"
        start "$previous"
    fi
    return 1
}

trap 'stop; exit 0' TERM INT

said=
while reason=$(missing) && [ -n "$reason" ]; do
    [ "$reason" = "$said" ] || say "waiting: $reason"
    said=$reason
    pause 1
done

seen=
considered=
rendered_considered=
while :; do
    rendered_now=$(fingerprint "$rendered")
    now="$rendered_now $(fingerprint "$certificates")"
    # once seen twice the same, nobody is writing any more
    if [ "$now" = "$seen" ] && [ "$now" != "$considered" ] && [ -z "$(missing)" ]; then
        considered=$now
        if alive && [ "$rendered_now" = "$rendered_considered" ]; then
            reload_certificates
        else
            rendered_considered=$rendered_now
            if [ "$running" = "$copies/a" ]; then next=$copies/b; else next=$copies/a; fi
            copy "$next" && change_to "$next"
        fi
    elif [ -n "$running" ] && ! alive; then
        say "Kamailio ended by itself"
        exit 1
    fi
    seen=$now
    pause 1
done
