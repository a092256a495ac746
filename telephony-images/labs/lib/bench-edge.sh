# What the edge costs: calls from the carrier to Teams, the engine deciding by its table, once to a target
# that stands where the edge stands, and once through the edge to one that stands where the hubs do. Then
# strangers at the edge's door while calls go through it.

BENCH_STRANGERS=50 # handshakes per second

bench_edge() {
    local round
    bench_begin edge "$@"
    bench_start
    upload_certificate
    for round in $(seq "$BENCH_ROUNDS"); do
        bench_edge_variant "$round" direct
        bench_edge_variant "$round" edge
        bench_strangers "$round"
    done
    bench_edge_figures
}

bench_edge_variant() { # bench_edge_variant ROUND VARIANT
    local variant=$2 engine edge= rate answer before_engine before_edge after_engine after_edge
    compose rm -sf edge "$LAB_PRODUCT" >/dev/null 2>&1
    docker rm -f "$LAB_NAME-target" >/dev/null 2>&1 || true
    if [ "$variant" = direct ]; then bench_target_as_edge; else bench_target_as_hubs; fi
    quietly bench-variant docker compose up -d --wait --wait-timeout 120 "$LAB_PRODUCT"
    if [ "$variant" = edge ]; then
        quietly bench-variant docker compose up -d --wait --wait-timeout 60 edge
        edge=$(compose ps -q edge)
    fi
    wait_until_ready
    engine=$(compose ps -q "$LAB_PRODUCT")
    bench_call 30 10 "$engine" >/dev/null # connections, pools
    rate=$(bench_highest_rate "$engine")
    before_engine=$(cpu_nanos "$engine"); before_edge=$(nanos_of "$edge")
    answer=$(bench_call $((rate / 2)) 15 "$engine")
    after_engine=$(cpu_nanos "$engine"); after_edge=$(nanos_of "$edge")
    awk -v variant="$variant" -v rate="$rate" -v engine=$((after_engine - before_engine)) -v edge=$((after_edge - before_edge)) \
        '{ printf "%s %d %s %s %.3f %.3f\n", variant, rate, $3, $4, engine / $1 / 1e6, edge / $1 / 1e6 }' <<<"$answer" >> "$RESULTS/runs"
    step "$(tail -n 1 "$RESULTS/runs" | awk -v r="$1" '{ printf "round %d %-6s %3d calls/s, rings after p50 %.1f ms, p99 %.1f ms; engine %.1f ms, edge %.2f ms CPU per call", r, $1, $2, $3, $4, $5, $6 }')"
    BENCH_EDGE_RATE=$((rate / 2))
}

nanos_of() { if [ -n "$1" ]; then cpu_nanos "$1"; else echo 0; fi; }

# Rings and answers by TLS under the names of all three hubs.
bench_target_as_hubs() {
    docker run -d --init --name "$LAB_NAME-target" --network "${LAB_NAME}_public" --ip "$LAB_PUBLIC.101" \
        --network-alias sip.pstnhub.microsoft.com --network-alias sip2.pstnhub.microsoft.com --network-alias sip3.pstnhub.microsoft.com \
        -v "$BENCH_SCENARIOS:/scenarios:ro" -v "$LAB_CERTIFICATES/hub.pem:/certificates/hub.pem:ro" -v "$LAB_CERTIFICATES/hub.key:/certificates/hub.key:ro" \
        "patchbay/sipp:${LAB_TAG:-dev}" -sf /scenarios/uas-ring-and-answer.xml -i "$LAB_PUBLIC.101" -p 5061 -t l1 \
        -tls_cert /certificates/hub.pem -tls_key /certificates/hub.key -tls_version 1.2 -aa -nostdin >/dev/null
}

# The same rate of calls without strangers and with them, in turns.
bench_strangers() { # bench_strangers ROUND
    local engine seconds=15 alone among
    engine=$(compose ps -q "$LAB_PRODUCT")
    alone=$(bench_call "$BENCH_EDGE_RATE" $seconds "$engine")
    # strangers bring machines of their own; here their client gets what calls leave over
    docker run -d --rm --init --cpu-shares 2 --name "$LAB_NAME-stranger" --network "${LAB_NAME}_public" --ip "$LAB_PUBLIC.66" \
        -v "$BENCH_SCENARIOS:/scenarios:ro" "patchbay/sipp:${LAB_TAG:-dev}" \
        -sf /scenarios/uac-stranger.xml -i "$LAB_PUBLIC.66" "$LAB_PUBLIC.10:5061" -t ln -max_socket 2000 -tls_version 1.2 \
        -r $BENCH_STRANGERS -m $((BENCH_STRANGERS * (seconds + 15))) -nostdin >/dev/null
    among=$(bench_call "$BENCH_EDGE_RATE" $seconds "$engine")
    docker rm -f "$LAB_NAME-stranger" >/dev/null 2>&1 || true
    printf '%s %s %s\n' "$alone" "$among" "$(api GET /status | jq .strangers)" >> "$RESULTS/strangers"
    step "$(tail -n 1 "$RESULTS/strangers" | awk -v r="$1" -v s=$BENCH_STRANGERS -v c="$BENCH_EDGE_RATE" '{ printf "round %d at %d calls/s: rings after p99 %.1f ms; with %d strangers/s %.1f ms (failed: %d, %d; dropped: %d)", r, c, $4, s, $8, $2, $6, $9 }')"
}

bench_edge_figures() {
    local answer
    answer=$(jq -n -R --rawfile strangers "$RESULTS/strangers" '
        def median: sort | if length == 0 then null elif length % 2 == 1 then .[(length - 1) / 2] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
        def round3: if . == null then null else . * 1000 | round / 1000 end;
        [inputs | split(" ") | {variant: .[0], rate: (.[1] | tonumber), p50: (.[2] | tonumber), p99: (.[3] | tonumber), engine: (.[4] | tonumber), edge: (.[5] | tonumber)}] as $runs
        | [$strangers | split("\n")[] | select(. != "") | split(" ") | map(tonumber)] as $disturbed
        | def of($v): [$runs[] | select(.variant == $v)];
        def paired(f): [of("edge"), of("direct")] | transpose | map(select(.[0] and .[1]) | f) | median | round3;
        {
            rounds: (of("direct") | length),
            direct_calls_per_second: (of("direct") | map(.rate) | median),
            edge_calls_per_second: (of("edge") | map(.rate) | median),
            edge_to_direct_rate: paired(.[0].rate / .[1].rate),
            edge_added_delay_p50_ms: paired(.[0].p50 - .[1].p50),
            edge_added_delay_p99_ms: paired(.[0].p99 - .[1].p99),
            edge_cpu_ms_per_call: (of("edge") | map(.edge) | median | round3),
            strangers_p99_ratio: ($disturbed | map(.[7] / .[3]) | median | round3)
        }' "$RESULTS/runs")
    if [ -n "$BENCH_JSON" ]; then printf '%s\n' "$answer"; else jq -r 'to_entries[] | "\(.key)  \(.value)"' <<<"$answer"; fi
}

# With many customers' SBC names, milliseconds from renaming one by API until the engine's table has the
# row under the new name, as the engine itself says. The edge knows no names, so that is all there is.
BENCH_TENANTS=${BENCH_TENANTS:-5000}

bench_tenants() {
    local times=() place tenant label sent seen
    bench_begin tenants "$@"
    [ "$LAB_PRODUCT" = asterisk ] || die "bench tenants: '$LAB_ENGINE' (expected: asterisk-ari or asterisk-ami)"
    bench_start
    step "adding $BENCH_TENANTS customers, each with an SBC name"
    seq "$BENCH_TENANTS" | jq -c '{name: "Customer \(.)"}' | bench_post /customers |
        jq -c '{customer: .id, label: "c\(.id)"}' | bench_post /tenants | wc -l > "$RESULTS/tenants"
    [ "$(<"$RESULTS/tenants")" = "$BENCH_TENANTS" ] || die "only $(<"$RESULTS/tenants") of $BENCH_TENANTS were added"
    tenant=$(api GET /tenants | jq '.[] | select(.fqdn == "acme.dr.voiceops.example") | .id')
    for place in $(seq 20); do
        label="acme-$place"
        exec 4< <(bench_watch "out/$label.dr.voiceops.example/+4722000100")
        read -r -t 10 _ <&4
        sent=$(date +%s%N)
        api DELETE "/tenants/$tenant" >/dev/null
        tenant=$(api POST /tenants "{\"customer\":$CUSTOMER,\"label\":\"$label\"}" | jq .id)
        read -r -t 20 seen <&4 || die "the engine did not get the change within 20 s"
        exec 4<&-
        times+=($(((seen - sent) / 1000000)))
    done
    printf '%s\n' "${times[@]}" | sort -n | awk -v json="$BENCH_JSON" -v tenants="$BENCH_TENANTS" '{ t[NR] = $1 }
        END { format = json ? "{\"tenants\":%d,\"changes\":%d,\"change_to_engine_p50_ms\":%d,\"change_to_engine_max_ms\":%d}\n" : "%d tenants, %d changes, on the engine after p50 %d ms, at most %d ms\n"
              printf format, tenants, NR, t[int((NR + 1) / 2)], t[NR] }'
}

# Posts each line it reads, and prints what is answered, with one connection for all.
bench_post() { # bench_post PATH
    local token
    token=$(<"$LAB_SECRETS/api-token")
    jq -r --arg url "$API$1" --arg token "$token" '"url = \($url | @json)\nheader = \("Authorization: Bearer " + $token | @json)\nheader = \"Content-Type: application/json\"\ndata = \(tojson | @json)\nwrite-out = \"\\n\"\nnext"' |
        sed '$d' | curl -sS -K -
}
