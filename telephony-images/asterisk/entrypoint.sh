#!/bin/bash
# Writes the few settings that differ from machine to machine, then becomes Asterisk.
set -euo pipefail

: "${ENGINE_USER:=patchbay}"
: "${ENGINE_PASSWORD_FILE:=/run/secrets/engine-password}"
: "${CONTROL_BIND:=0.0.0.0}"          # ARI and AMI: never a public address
: "${ARI_PORT:=8088}"
: "${AMI_PORT:=5038}"
: "${SIP_PUBLIC_BIND:=0.0.0.0:5060}"  # carriers, UDP and TCP
: "${SIP_PRIVATE_BIND:=0.0.0.0:5060}" # the edge, TCP
: "${SIP_TLS_BIND:=${SIP_PUBLIC_BIND%:*}:5081}" # carriers, TLS; 5061 is Teams' at the edge
: "${SIP_TLS_CERTIFICATE:=}"          # PEM, shown to carriers; without one it is signed by itself
: "${SIP_TLS_KEY:=}"
: "${RTP_START:=10000}"
: "${RTP_END:=20000}"
: "${MAX_LOAD:=0}"                    # refuse new calls above this load average; 0: never

if [ ! -r "$ENGINE_PASSWORD_FILE" ]; then
    echo "patchbay-asterisk: no password in $ENGINE_PASSWORD_FILE (ENGINE_PASSWORD_FILE)" >&2
    exit 78
fi
password=$(<"$ENGINE_PASSWORD_FILE")
case "$password" in
    '' | *[!A-Za-z0-9_-]*)
        echo "patchbay-asterisk: the engine password may hold letters, digits, _ and - only" >&2
        exit 78 ;;
esac

# Teams is signalled to over the private side, but its media comes from outside: the address in the
# offer must be the public one (RTP is bound to it where it is this machine's own).
media_address=${EXTERNAL_ADDRESS:-${SIP_PUBLIC_BIND%:*}}
case "$media_address" in 0.0.0.0 | '') media_address= ;; esac

# A connection is opened from the address its transport is bound to, and carriers do not answer a
# private one. Where one side is "any" at the other's port, both share it.
tcp_bind=$SIP_PUBLIC_BIND edge_transport=transport-edge
if [ "${SIP_PUBLIC_BIND##*:}" = "${SIP_PRIVATE_BIND##*:}" ]; then
    case "$SIP_PUBLIC_BIND $SIP_PRIVATE_BIND" in
        *0.0.0.0:*) tcp_bind=0.0.0.0:${SIP_PUBLIC_BIND##*:} edge_transport=transport-tcp ;;
    esac
fi
[ "$SIP_PUBLIC_BIND" != "$SIP_PRIVATE_BIND" ] || edge_transport=transport-tcp

# What carriers see that connect to us by TLS. Of those we connect to, roots are judged (see pjsip.conf).
tls=/etc/asterisk/tls
install -d -o asterisk -g patchbay -m 0750 "$tls"
if [ -n "$SIP_TLS_CERTIFICATE" ]; then
    cat "$SIP_TLS_CERTIFICATE" > "$tls/certificate.pem"
    cat "$SIP_TLS_KEY" > "$tls/key.pem"
elif [ ! -s "$tls/key.pem" ]; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=patchbay \
        -keyout "$tls/key.pem" -out "$tls/certificate.pem" 2>/dev/null
fi
chown asterisk:patchbay "$tls"/*.pem
chmod 0640 "$tls"/*.pem

umask 027
cat > /etc/asterisk/http.conf <<CONF
[general]
enabled = yes
bindaddr = $CONTROL_BIND
bindport = $ARI_PORT
sessionlimit = 100
session_inactivity = 30000
enable_static = no
enable_status = no
servername = -
CONF

cat > /etc/asterisk/ari.conf <<CONF
[general]
enabled = yes
pretty = no
channelvars = PB_DIRECTION,PB_ORIGIN,PB_DIALLED,PB_CALLER,PB_ROUTE

[$ENGINE_USER]
type = user
read_only = no
password = $password
CONF

cat > /etc/asterisk/manager.conf <<CONF
[general]
enabled = yes
webenabled = no
bindaddr = $CONTROL_BIND
port = $AMI_PORT
displayconnects = no
; Built anew for every call and wanted by nobody: Patchbay polls instead.
disabledevents = Newexten,VarSet,DialBegin,DialEnd,DialState,NewConnectedLine,NewCallerid,NewAccountCode,Newstate,Newchannel,Hangup,HangupRequest,SoftHangupRequest,BridgeCreate,BridgeEnter,BridgeLeave,BridgeDestroy,RTCPSent,RTCPReceived,LocalBridge,ChannelTalkingStart,ChannelTalkingStop,ChallengeSent,SuccessfulAuth,TestEvent,Cdr,CEL,DeviceStateChange

[$ENGINE_USER]
secret = $password
read = system,user
write = system,reporting,command,call
CONF

cat > /etc/asterisk/rtp.conf <<CONF
[general]
rtpstart = $RTP_START
rtpend = $RTP_END
icesupport = no
strictrtp = yes
CONF

cat > /etc/asterisk/pjsip.conf <<CONF
[global]
type = global
user_agent = Patchbay
endpoint_identifier_order = ip
; no answer at all to strangers' OPTIONS and REGISTER floods beyond the plain refusal
unidentified_request_count = 20
unidentified_request_period = 5
unidentified_request_prune_interval = 30
keep_alive_interval = 30

[system]
type = system
; One silent target must not use up the caller's patience before the next one is tried (RFC 3261
; timer B is 32 s). These are the shortest Asterisk takes: it raises a T1 below 100 and a B below 64 x T1.
timer_t1 = 100
timer_b = 6400
threadpool_initial_size = 8
threadpool_auto_increment = 4
threadpool_max_size = 50

[transport-udp]
type = transport
protocol = udp
bind = $SIP_PUBLIC_BIND
${EXTERNAL_ADDRESS:+external_media_address = $EXTERNAL_ADDRESS}
${EXTERNAL_ADDRESS:+external_signaling_address = $EXTERNAL_ADDRESS}

[transport-tcp]
type = transport
protocol = tcp
bind = $tcp_bind
${EXTERNAL_ADDRESS:+external_media_address = $EXTERNAL_ADDRESS}
${EXTERNAL_ADDRESS:+external_signaling_address = $EXTERNAL_ADDRESS}
$([ "$edge_transport" = transport-tcp ] || printf '\n[transport-edge]\ntype = transport\nprotocol = tcp\nbind = %s\n' "$SIP_PRIVATE_BIND")

; TLS to carriers; Patchbay renders the transport of it once a trunk wants it, with the roots it trusts
[machine-tls](!)
type = transport
protocol = tls
bind = $SIP_TLS_BIND
method = tlsv1_2
cert_file = $tls/certificate.pem
priv_key_file = $tls/key.pem
ca_list_file = /etc/asterisk/patchbay/carrier-roots.pem
verify_server = yes
${EXTERNAL_ADDRESS:+external_media_address = $EXTERNAL_ADDRESS}
${EXTERNAL_ADDRESS:+external_signaling_address = $EXTERNAL_ADDRESS}

; what the Teams endpoint, rendered by Patchbay, takes from this machine
[teams-media](!)
transport = $edge_transport
${media_address:+media_address = $media_address}
$([ -n "$media_address" ] && [ -z "${EXTERNAL_ADDRESS:-}" ] && echo "bind_rtp_to_media_address = yes")

#tryinclude "patchbay/pjsip.conf"
CONF

[ "$MAX_LOAD" = 0 ] || echo "maxload = $MAX_LOAD" >> /etc/asterisk/asterisk.conf
chown -R asterisk:patchbay /etc/asterisk/*.conf /var/lib/asterisk /var/spool/asterisk /var/log/asterisk
chown asterisk:patchbay /etc/asterisk/patchbay /var/spool/patchbay
chmod 2775 /etc/asterisk/patchbay /var/spool/patchbay
install -d -o asterisk -g patchbay /var/run/asterisk
# files the dialplan creates in the spool must be removable by the group that reads them
umask 007

exec asterisk -f -U asterisk -G patchbay "$@"
