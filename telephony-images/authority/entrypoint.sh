#!/bin/sh
# Runs the authority and its DNS server. Its root is a new one at each start, so whoever shall trust it
# is given it in /roots/roots.pem, below the lab's own.
set -eu

pebble-challtestsrv -management :8055 -dnsserver 127.0.0.1:8053 -http01 "" -https01 "" -tlsalpn01 "" -doh "" &
# no waiting before it looks, as the lab's DNS has no delay; one in twenty nonces is refused, as some are
PEBBLE_VA_NOSLEEP=1 pebble -strict -config /etc/pebble.json -dnsserver 127.0.0.1:8053 &
pebble=$!
trap 'kill $pebble; exit 0' TERM INT

until root=$(curl -sf --cacert /etc/patchbay-certs/ca.pem --connect-to authority:15000:127.0.0.1:15000 https://authority:15000/roots/0); do
    sleep 0.1
done
{ cat /etc/patchbay-certs/ca.pem; printf '%s\n' "$root"; } > /roots/new.pem
mv /roots/new.pem /roots/roots.pem
wait $pebble
