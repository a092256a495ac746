#!/bin/bash
# Writes the few settings that differ from machine to machine, then becomes FreeSWITCH.
set -euo pipefail

: "${ENGINE_PASSWORD_FILE:=/run/secrets/engine-password}"
: "${CONTROL_BIND:=0.0.0.0}"          # ESL: never a public address
: "${ESL_PORT:=8021}"
: "${SIP_PUBLIC_BIND:=0.0.0.0:5060}"  # carriers, UDP and TCP
: "${SIP_PRIVATE_BIND:=0.0.0.0:5060}" # the edge, TCP
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

umask 027
cat > /etc/patchbay-freeswitch/machine.xml <<XML
<include>
  <X-PRE-PROCESS cmd="set" data="esl_address=$CONTROL_BIND"/>
  <X-PRE-PROCESS cmd="set" data="esl_port=$ESL_PORT"/>
  <X-PRE-PROCESS cmd="set" data="esl_password=$password"/>
  <X-PRE-PROCESS cmd="set" data="public_address=$public"/>
  <X-PRE-PROCESS cmd="set" data="public_port=${SIP_PUBLIC_BIND##*:}"/>
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
