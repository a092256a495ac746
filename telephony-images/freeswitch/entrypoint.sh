#!/bin/bash
# Writes the few settings that differ from machine to machine, then becomes FreeSWITCH.
set -euo pipefail

: "${ENGINE_PASSWORD_FILE:=/run/secrets/engine-password}"
: "${CONTROL_BIND:=0.0.0.0}"          # ESL: never a public address
: "${ESL_PORT:=8021}"
: "${SIP_PUBLIC_BIND:=0.0.0.0:5060}"  # carriers, UDP and TCP
: "${SIP_PRIVATE_BIND:=0.0.0.0:5060}" # the edge, TCP
: "${SIP_TLS_BIND:=${SIP_PUBLIC_BIND%:*}:5081}" # carriers, TLS; 5061 is Teams' at the edge
: "${SIP_TLS_CERTIFICATE:=}"          # PEM, shown to carriers; without one it is signed by itself
: "${SIP_TLS_KEY:=}"
: "${RTP_START:=10000}"
: "${RTP_END:=20000}"

if [ ! -r "$ENGINE_PASSWORD_FILE" ]; then
    echo "patchbay-freeswitch: no password in $ENGINE_PASSWORD_FILE (ENGINE_PASSWORD_FILE)" >&2
    exit 78
fi
password=$(<"$ENGINE_PASSWORD_FILE")
case "$password" in
    '' | *[!A-Za-z0-9_-]*)
        echo "patchbay-freeswitch: the engine password may hold letters, digits, _ and - only" >&2
        exit 78 ;;
esac

address() { # the host of HOST:PORT; FreeSWITCH wants a real address, not "any"
    local host=${1%:*}
    case "$host" in 0.0.0.0 | '') hostname -I | cut -d' ' -f1 ;; *) echo "$host" ;; esac
}
public=$(address "$SIP_PUBLIC_BIND")
private=$(address "$SIP_PRIVATE_BIND")

# What carriers see that connect to us by TLS, and whom we trust of those we connect to: what Patchbay
# renders, read when FreeSWITCH starts.
tls=/etc/patchbay-freeswitch/tls
tls_on=true
mkdir -p "$tls"
if [ -n "$SIP_TLS_CERTIFICATE" ]; then
    cat "$SIP_TLS_CERTIFICATE" "$SIP_TLS_KEY" > "$tls/agent.pem"
elif ! command -v openssl >/dev/null; then
    echo "patchbay-freeswitch: no TLS with carriers: name SIP_TLS_CERTIFICATE and SIP_TLS_KEY (there is no openssl here to make them)" >&2
    tls_on=false
elif [ ! -s "$tls/agent.pem" ]; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=patchbay \
        -keyout "$tls/key.pem" -out "$tls/certificate.pem" 2>/dev/null
    cat "$tls/certificate.pem" "$tls/key.pem" > "$tls/agent.pem"
fi
if [ -s /etc/patchbay-engine/carrier-roots.pem ]; then
    cat /etc/patchbay-engine/carrier-roots.pem > "$tls/cafile.pem"
elif $tls_on; then
    cat "$tls/agent.pem" > "$tls/cafile.pem" # nobody
fi
chmod 0750 "$tls"
chmod -R u=rwX,g=rX,o= "$tls"

umask 027
cat > /etc/patchbay-freeswitch/machine.xml <<XML
<include>
  <X-PRE-PROCESS cmd="set" data="esl_address=$CONTROL_BIND"/>
  <X-PRE-PROCESS cmd="set" data="esl_port=$ESL_PORT"/>
  <X-PRE-PROCESS cmd="set" data="esl_password=$password"/>
  <X-PRE-PROCESS cmd="set" data="public_address=$public"/>
  <X-PRE-PROCESS cmd="set" data="public_port=${SIP_PUBLIC_BIND##*:}"/>
  <X-PRE-PROCESS cmd="set" data="tls_on=$tls_on"/>
  <X-PRE-PROCESS cmd="set" data="tls_port=${SIP_TLS_BIND##*:}"/>
  <X-PRE-PROCESS cmd="set" data="external_address=${EXTERNAL_ADDRESS:-$public}"/>
  <X-PRE-PROCESS cmd="set" data="private_address=$private"/>
  <X-PRE-PROCESS cmd="set" data="private_port=${SIP_PRIVATE_BIND##*:}"/>
  <X-PRE-PROCESS cmd="set" data="rtp_start=$RTP_START"/>
  <X-PRE-PROCESS cmd="set" data="rtp_end=$RTP_END"/>
  <X-PRE-PROCESS cmd="set" data="hold_music=silence"/>
</include>
XML
chown -R freeswitch:patchbay /etc/patchbay-freeswitch /var/lib/patchbay-freeswitch /run/patchbay-freeswitch
chown freeswitch:patchbay /etc/patchbay-engine /var/spool/patchbay
install -d -o freeswitch -g patchbay -m 2775 /var/spool/patchbay/cdr-csv
chmod 2775 /etc/patchbay-engine /var/spool/patchbay
# records FreeSWITCH writes must be removable by the group that reads them
umask 007

exec freeswitch -nf -nc -nonat -u freeswitch -g patchbay -rp \
    -conf /etc/patchbay-freeswitch -log /var/lib/patchbay-freeswitch \
    -db /var/lib/patchbay-freeswitch -run /run/patchbay-freeswitch "$@"
