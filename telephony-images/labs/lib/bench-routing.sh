# What routing costs: the decision alone by JMH, and on a real engine how soon one trunk's change is there and whether
# an engine that knows thousands of trunks takes longer to say 100 than one that knows one. The trunks lead to loopback
# addresses, so that the engine's OPTIONS go nowhere.

BENCH_SIZES=${BENCH_SIZES:-1000 100000 1000000}
BENCH_NUMBERS_OF_A_TRUNK=${BENCH_NUMBERS_OF_A_TRUNK:-100}
BENCH_CHANGES=${BENCH_CHANGES:-10}

bench_routing() {
    local numbers alone
    export LAB_ORCHESTRATOR_MEMORY=4g LAB_ORCHESTRATOR_JAVA=-Xmx3g
    bench_begin routing "$@"
    [ "$LAB_PRODUCT" = asterisk ] || die "bench routing: '$LAB_ENGINE' (expected: asterisk-ari or asterisk-ami)"
    bench_decisions
    for numbers in $BENCH_SIZES; do
        docker rm -f "$LAB_NAME-target" >/dev/null 2>&1 || true # what the one before has left
        remove_lab
        make_secrets
        quietly bench-up docker compose create orchestrator "$LAB_PRODUCT"
        bench_target_as_edge # before the engine, which asks for it once in half a minute
        bench_start
        alone=$(bench_invite_to_100)
        bench_trunks_of "$numbers" "$alone"
    done
    jq -cs --slurpfile decisions "$RESULTS/decisions" 'map(. as $it | (first($decisions[0][] | select(.numbers == $it.numbers)) // {}) + $it)' "$RESULTS/trunks" > "$RESULTS/figures"
    if [ -n "$BENCH_JSON" ]; then cat "$RESULTS/figures"; else
        jq -r '.[] | "\(.numbers) numbers on \(.trunks) trunks:
  a decision takes p50 \(.decision_p50_ns) ns, p99 \(.decision_p99_ns) ns, with every limit set \(.limited_decision_p50_ns) and \(.limited_decision_p99_ns) ns; \(.bytes_per_number) bytes per number
  a trunk'"'"'s change is on the engine after p50 \(.trunk_change_live_ms) ms, at most \(.trunk_change_live_max_ms) ms, a new gateway after \(.gateway_change_live_ms) ms
  INVITE to 100 takes \(.invite_to_100_ratio) times as long as with one trunk"' "$RESULTS/figures"
    fi
}

# The decision alone, by JMH; no engine, no container.
bench_decisions() {
    need_jdk
    step "measuring decisions (log: $RUN_DIR/logs/bench-routing.log)"
    quietly bench-routing mvn -B -f "$ROOT/pom.xml" -Pbench -pl orchestrator -am test -DskipTests \
        -Dspotless.check.skip=true -Dcheckstyle.skip=true "-Dbench.result=$RESULTS/decisions"
}

bench_trunks_of() { # bench_trunks_of NUMBERS INVITE-TO-100-ALONE
    local trunks=$(($1 / BENCH_NUMBERS_OF_A_TRUNK)) first started among changes gateway
    step "adding $trunks trunks and $1 numbers"
    seq "$trunks" | jq -c --argjson customer "$CUSTOMER" \
        '{customer: $customer, name: "Trunk \(.)", country: "NO", connection: {type: "static-peers", peers: [{host: "127.\(. / 62500 | floor + 1).\(. / 250 | floor % 250).\(. % 250 + 1)", port: 5060, transport: "UDP"}]}}' |
        bench_post /trunks | jq .id > "$RESULTS/ids"
    [ "$(wc -l < "$RESULTS/ids")" = "$trunks" ] || die "only $(wc -l < "$RESULTS/ids") of $trunks trunks were added"
    started=$SECONDS
    { echo number,customer,trunk; awk -v each="$BENCH_NUMBERS_OF_A_TRUNK" '{ for (i = 0; i < each; i++) printf "+47%d,Acme Shipping,Trunk %d\n", 21000000 + n++, NR }' "$RESULTS/ids"; } > "$RESULTS/numbers.csv"
    bench_import "$RESULTS/numbers.csv" "$1"
    first=$(head -n 1 "$RESULTS/ids")
    bench_settled $(($1 + trunks))
    step "$1 numbers on $trunks trunks are on the engine after $((SECONDS - started - 20)) s"
    among=$(bench_invite_to_100) # before the changes, as with one trunk: a reload is work of its own
    changes=$(bench_trunk_changes "$first")
    gateway=$(bench_gateway_change)
    jq -n --argjson numbers "$1" --argjson trunks "$trunks" --argjson changes "$changes" --argjson gateway "$gateway" --argjson alone "$2" --argjson among "$among" '
        ($changes | sort) as $c | {numbers: $numbers, trunks: $trunks, trunk_change_live_ms: $c[($c | length - 1) / 2 | floor], trunk_change_live_max_ms: $c[-1],
         gateway_change_live_ms: $gateway, invite_to_100_ms: $among, invite_to_100_ms_one_trunk: $alone, invite_to_100_ratio: ($among / $alone * 100 | round / 100)}
        | if .trunks == 10000 then .invite_to_100_ratio_10k_trunks = .invite_to_100_ratio else . end' >> "$RESULTS/trunks"
}

bench_import() { # bench_import FILE LINES
    local id state
    id=$(curl -sS --max-time 120 -X POST -H "Authorization: Bearer $(<"$LAB_SECRETS/api-token")" -H 'Content-Type: text/csv' --data-binary "@$1" "$API/number-imports?name=bench.csv" | jq .id)
    bench_import_until "$id" checked
    api POST "/number-imports/$id/store" >/dev/null
    bench_import_until "$id" done
    state=$(api GET '/numbers?size=1' | jq '.items | length')
    [ "$state" = 1 ] || die "the import of $2 numbers stored nothing"
}

bench_import_until() { # bench_import_until ID STATE
    local deadline=$((SECONDS + 900)) state
    until state=$(api GET "/number-imports/$1" | jq -r .state) && [ "$state" = "$2" ]; do
        [ "$state" != refused ] && [ $SECONDS -lt $deadline ] || { api GET "/number-imports/$1/faults" >&2; die "the import is $state"; }
        sleep 0.5
    done
}

# Until config and table are in force, the table has at least this many rows, and for 20 s no other number of them: a number has
# several, and they are written in rounds.
bench_settled() { # bench_settled ROWS
    local deadline=$((SECONDS + 900)) rows= before= since=$SECONDS
    until [ -n "$rows" ] && [ $((SECONDS - since)) -ge 20 ]; do
        [ $SECONDS -lt $deadline ] || { api GET /status >&2; die "the engine has not got all within 900 s"; }
        rows=$(api GET /status | jq --argjson rows "$1" 'if .ready then [.engines[].tableRows] | min | select(. >= $rows) else empty end')
        [ "$rows" = "$before" ] || { before=$rows since=$SECONDS; }
        sleep 0.5
    done
}

# Milliseconds from changing how a trunk wants numbers written until the engine's row says so.
bench_trunk_changes() { # bench_trunk_changes TRUNK
    local place format spelling sent seen times=() trunk number=+4721000000
    trunk=$(api GET "/trunks/$1")
    for place in $(seq "$BENCH_CHANGES"); do
        if [ $((place % 2)) = 1 ]; then format=E164_WITHOUT_PLUS spelling='___'; else format=E164 spelling='*'; fi
        exec 4< <(bench_watch "out/acme.dr.voiceops.example/$number" ":$spelling")
        read -r -t 10 _ <&4
        sent=$(date +%s%N)
        api PUT "/trunks/$1" "$(jq -c --arg format "$format" '{customer, name, country, connection, habits: {called: $format}}' <<<"$trunk")" >/dev/null
        read -r -t 60 seen <&4 || die "the engine did not get the change within 60 s"
        exec 4<&-
        times+=($(((seen - sent) / 1000000)))
    done
    printf '%s\n' "${times[@]}" | jq -cs .
}

# Milliseconds from adding a trunk until the engine knows its gateway.
bench_gateway_change() {
    local id sent deadline=$((SECONDS + 120)) engine
    engine=$(compose ps -q "$LAB_PRODUCT")
    sent=$(date +%s%N)
    id=$(api POST /trunks "{\"customer\":$CUSTOMER,\"name\":\"One more\",\"country\":\"NO\",\"connection\":{\"type\":\"static-peers\",\"peers\":[{\"host\":\"127.9.9.9\",\"port\":5060,\"transport\":\"UDP\"}]}}" | jq .id)
    until engine_says "$engine" "pjsip show endpoint t$id-1" 2>/dev/null | grep -q "Endpoint:  t$id-1"; do
        [ $SECONDS -lt $deadline ] || die "the engine did not get the gateway within 120 s"
    done
    echo $((($(date +%s%N) - sent) / 1000000))
}

# Median milliseconds from INVITE to 100, 20 calls a second for 10 s.
bench_invite_to_100() {
    local out run
    run=r$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')
    out=$(mktemp -d -p "$RESULTS")
    chmod 0777 "$out" # SIPp runs as nobody
    docker run --rm --init --network "${LAB_NAME}_public" --ip "$LAB_PUBLIC.50" \
        -v "$BENCH_SCENARIOS:/scenarios:ro" -v "$out:/out" -w /out --entrypoint timeout "patchbay/sipp:${LAB_TAG:-dev}" \
        60 sipp -sf /scenarios/uac-invite-expect-100.xml -s +4722999999 -i "$LAB_PUBLIC.50" -p 5060 "$LAB_PUBLIC.21:5060" \
        -key run "$run" -cid_str "%u-$run@%s" -r 20 -m 200 -recv_timeout 8000 -nostdin -trace_rtt -rtt_freq 1 >"$out/screen" 2>&1 </dev/null || true
    { cat "$out"/*_rtt.csv 2>/dev/null || true; } | awk -F';' 'FNR > 1 && $2 ~ /^[0-9.]+$/ { print $2 }' | sort -n |
        awk '{ v[NR] = $1 } END { if (NR < 100) exit 1; print v[int((NR - 1) / 2) + 1] }' || die "the engine did not say 100 to most calls"
}
