# How many calls per second, and how much later they ring, against the engine's own static dialplan in
# the same run. Signalling only, between containers, on a network of its own.

BENCH_SCENARIOS="$ROOT/telephony-images/labs/bench"
BENCH_ROUNDS=${BENCH_ROUNDS:-3}
BENCH_START_RATE=${BENCH_START_RATE:-}
BENCH_STEP_SECONDS=${BENCH_STEP_SECONDS:-8}

lab_bench() {
    case "${1:-}" in
        calls) bench_calls "${@:2}" ;;
        assignment) bench_assignment "${2:-}" ;;
        edge) bench_edge "${@:2}" ;;
        tenants) bench_tenants "${@:2}" ;;
        routing) bench_routing "${@:2}" ;;
        numbers) bench_numbers "${2:-}" ;;
        *) die "bench: '${1:-}' (expected: calls, edge, tenants, routing, numbers or assignment)" ;;
    esac
}

# A file of 100,000 numbers and searches as one types, among a million in a real PostgreSQL; then 10,000 assignments
# at the lab's Graph, which allows 60 a second.
bench_numbers() {
    case "${1:-}" in '' | --json) ;; *) die "bench numbers: '$1' (expected: --json)" ;; esac
    need_tool jq jq
    need_jdk
    local result; result=$(mktemp)
    step "importing and searching numbers (log: $RUN_DIR/logs/bench-numbers.log)"
    quietly bench-numbers mvn -B -f "$ROOT/pom.xml" -Pbench -pl orchestrator -am test -DskipTests \
        -Dspotless.check.skip=true -Dcheckstyle.skip=true -Dbench.program=NumbersBench -Dbench.memory=4g "-Dbench.result=$result"
    if [ -n "${1:-}" ]; then jq -c . "$result"; else
        jq -r '"among \(.numbers) numbers: a file of 100,000 is tried and stored in \(.import_100k_s) s; a search takes p50 \(.search_p50_ms) ms, p99 \(.search_p99_ms) ms; \(.assignments) assignments take \(.assign_vs_limit_ratio) times as long as \(.writes_per_second_allowed) a second would"' "$result"
    fi
    rm -f "$result"
}

# In the running lab: milliseconds from sending an assignment (or its removal) to the API until the
# engine's table has the new route, as the engine itself says over its manager connection.
bench_assignment() {
    require_lab
    local number=+4722000101 times=() _ wanted sent seen
    for _ in $(seq 1 20); do
        for wanted in refuse dial; do
            exec 4< <(bench_watch "in/g1/$number" " 1|$wanted|")
            read -r -t 10 _ <&4
            sent=$(date +%s%N)
            if [ "$wanted" = dial ]; then
                api PUT "/numbers/$number/assignment" '{"type":"call-queue","target":"sales@acme.example"}' >/dev/null
            else
                api DELETE "/numbers/$number/assignment" >/dev/null
            fi
            read -r -t 10 seen <&4 || die "the engine did not get the change within 10 s"
            exec 4<&-
            times+=($(((seen - sent) / 1000000)))
        done
    done
    printf '%s\n' "${times[@]}" | sort -n | awk -v json="$1" '{ t[NR] = $1 }
        END { p50 = t[int((NR + 1) / 2)]; format = json == "--json" ? "{\"changes\":%d,\"assignment_to_engine_p50_ms\":%d,\"assignment_to_engine_max_ms\":%d}\n" : "%d changes, on the engine after p50 %d ms, at most %d ms\n"
              printf format, NR, p50, t[NR] }'
}

bench_calls() {
    local round variant
    bench_begin calls "$@"
    bench_start
    bench_prepare
    for round in $(seq "$BENCH_ROUNDS"); do
        for variant in static ahead asked; do bench_variant "$round" "$variant"; done
    done
    if [ -n "$BENCH_JSON" ]; then bench_figures; else bench_table; fi
}

bench_begin() { # bench_begin WHAT WORDS...
    local what=$1
    shift
    BENCH_JSON=
    LAB_NAME=patchbay-bench LAB_PORT=18081 LAB_GRAPH_PORT=18091 LAB_PUBLIC=198.18.130 LAB_PRIVATE=198.18.140
    . "$LIB/lab.sh"
    while [ $# -gt 0 ]; do
        case "$1" in
            --json) BENCH_JSON=1; shift ;;
            --engine) choose_engine "${2:-}"; shift 2 ;;
            *) die "bench $what: '$1' (expected: --engine KIND or --json)" ;;
        esac
    done
    need_tool curl curl; need_tool jq jq; need_tool openssl openssl
    # below what two small cores carry: an overloaded step takes minutes to drain
    [ -n "$BENCH_START_RATE" ] || if [ "$LAB_PRODUCT" = asterisk ]; then BENCH_START_RATE=150; else BENCH_START_RATE=60; fi
    build_everything
    make_secrets
    RESULTS=$(mktemp -d)
    chmod 0711 "$RESULTS"
    trap 'bench_ends $?' EXIT
    trap 'exit 143' TERM INT
}

bench_start() {
    step "starting the orchestrator and the engine ($LAB_ENGINE)"
    quietly bench-up docker compose up -d --wait --wait-timeout 120 orchestrator "$LAB_PRODUCT"
    seed_customer || true
    wait_until_ready
}

# Says "watching", and then when the engine's table had this key, with a value that has this in it.
bench_watch() { # bench_watch KEY [PART]
    in_lab_with_input orchestrator bash -s "$LAB_PRIVATE.21" "$1" "${2:-}" <<'WATCH'
exec 3<>"/dev/tcp/$1/5038"
printf 'Action: Login\r\nUsername: patchbay\r\nSecret: %s\r\nEvents: off\r\n\r\n' "$(cat /run/secrets/engine-password)" >&3
echo watching
while printf 'Action: DBGet\r\nFamily: %s\r\nKey: %s\r\n\r\n' "${2%%/*}" "${2#*/}" >&3; do
    while read -r -t 5 line <&3; do
        case "$line" in Val:*"$3"*) date +%s%N; exit ;; Val:* | *"not found"*) break ;; esac
    done
done
WATCH
}

bench_ends() {
    local status=$1
    trap - EXIT
    docker rm -f "$LAB_NAME-target" "$LAB_NAME-static" "$LAB_NAME-stranger" >/dev/null 2>&1 || true
    lab_down || true
    docker volume rm -f "${LAB_NAME}_static-config" >/dev/null 2>&1 || true
    rm -rf "$RESULTS"
    exit "$status"
}

# Everything is rendered once by the orchestrator; the static variant then swaps the dialplan alone.
bench_prepare() {
    bench_target_as_edge
    local file=extensions.conf
    [ "$LAB_PRODUCT" = asterisk ] || file=dialplan.xml
    docker run --rm -v "${LAB_NAME}_$LAB_PRODUCT-config:/from:ro" -v "$BENCH_SCENARIOS:/bench:ro" -v "${LAB_NAME}_static-config:/to" -e "FILE=$file" -e "EDGE=$LAB_PRIVATE.10" \
        --entrypoint sh "patchbay/$LAB_PRODUCT:${LAB_TAG:-dev}" -c 'cp -p /from/* /to/ && sed "s/EDGE_ADDRESS/$EDGE/" "/bench/static-$FILE" > "/to/$FILE"'
}

# Rings and answers where the edge stands.
bench_target_as_edge() {
    docker run -d --init --name "$LAB_NAME-target" --network "${LAB_NAME}_private" --ip "$LAB_PRIVATE.10" \
        -v "$BENCH_SCENARIOS:/scenarios:ro" "patchbay/sipp:${LAB_TAG:-dev}" \
        -sf /scenarios/uas-ring-and-answer.xml -i "$LAB_PRIVATE.10" -p 5060 -t t1 -aa -nostdin >/dev/null
}

bench_variant() { # bench_variant ROUND VARIANT
    local variant=$2 engine rate
    compose rm -sf "$LAB_PRODUCT" orchestrator >/dev/null 2>&1
    docker rm -f "$LAB_NAME-static" >/dev/null 2>&1 || true
    case "$variant" in
        static)
            engine="$LAB_NAME-static"
            docker create --name "$engine" --network "${LAB_NAME}_public" --ip "$LAB_PUBLIC.21" \
                -e "SIP_PUBLIC_BIND=$LAB_PUBLIC.21:5060" -e "SIP_PRIVATE_BIND=$LAB_PRIVATE.21:5060" -e "CONTROL_BIND=$LAB_PRIVATE.21" \
                -v "$LAB_SECRETS/engine-password:/run/secrets/engine-password:ro" \
                -v "${LAB_NAME}_static-config:$LAB_CONFIG_FOLDER" "patchbay/$LAB_PRODUCT:${LAB_TAG:-dev}" >/dev/null
            docker network connect --ip "$LAB_PRIVATE.21" "${LAB_NAME}_private" "$engine"
            docker start "$engine" >/dev/null
            bench_wait_for_engine "$engine" ;;
        ahead | asked)
            [ "$variant" = asked ] && export LAB_ROUTING=ask || export LAB_ROUTING=ahead
            quietly bench-variant docker compose up -d --wait --wait-timeout 120 orchestrator "$LAB_PRODUCT"
            wait_until_ready
            engine=$(compose ps -q "$LAB_PRODUCT") ;;
    esac
    bench_call 30 10 "$engine" >/dev/null # warms the JIT and the engine's pools
    rate=$(bench_highest_rate "$engine")
    local half=$((rate / 2)) before_engine before_orchestrator after_engine after_orchestrator answer
    before_engine=$(cpu_nanos "$engine"); before_orchestrator=$(orchestrator_nanos)
    answer=$(bench_call "$half" 15 "$engine")
    after_engine=$(cpu_nanos "$engine"); after_orchestrator=$(orchestrator_nanos)
    awk -v variant="$variant" -v rate="$rate" -v engine=$((after_engine - before_engine)) -v orchestrator=$((after_orchestrator - before_orchestrator)) \
        '{ printf "%s %d %s %s %.3f %.3f\n", variant, rate, $3, $4, engine / $1 / 1e6, orchestrator / $1 / 1e6 }' <<<"$answer" >> "$RESULTS/runs"
    step "$(tail -n 1 "$RESULTS/runs" | awk -v r="$1" '{ printf "round %d %-6s %3d calls/s, rings after p50 %.1f ms, p99 %.1f ms; engine %.1f ms, orchestrator %.2f ms CPU per call", r, $1, $2, $3, $4, $5, $6 }')"
}

# engine_says CONTAINER COMMAND: what the engine's own console answers
engine_says() {
    if [ "$LAB_PRODUCT" = asterisk ]; then
        docker exec "$1" asterisk -rx "$2"
    else
        docker exec "$1" sh -c 'fs_cli -H "$0" -p "$(cat /run/secrets/engine-password)" -x "$1"' "$LAB_PRIVATE.21" "$2"
    fi
}

engine_idle() {
    case "$LAB_PRODUCT" in
        asterisk) engine_says "$1" 'core show channels count' 2>/dev/null | grep -q '^0 active channels' ;;
        freeswitch) engine_says "$1" 'show channels count' 2>/dev/null | grep -q '^0 total' ;;
    esac
}

bench_wait_for_engine() {
    local _ booted='core waitfullybooted'
    [ "$LAB_PRODUCT" = asterisk ] || booted='sofia status'
    for _ in $(seq 1 100); do
        engine_says "$1" "$booted" >/dev/null 2>&1 && return
        sleep 0.1
    done
    die "the engine did not start"
}

# One SIPp run. Prints: calls failed p50-ms p99-ms
bench_call() { # bench_call RATE SECONDS ENGINE
    local out calls=$(($1 * $2)) run
    run=r$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')
    out=$(mktemp -d -p "$RESULTS")
    chmod 0777 "$out" # SIPp runs as nobody
    docker run --rm --init --network "${LAB_NAME}_public" --ip "$LAB_PUBLIC.50" \
        -v "$BENCH_SCENARIOS:/scenarios:ro" -v "$out:/out" -w /out --entrypoint timeout "patchbay/sipp:${LAB_TAG:-dev}" \
        $(($2 + 40)) sipp -sf /scenarios/uac-call-expect-200.xml -s +4722000100 -i "$LAB_PUBLIC.50" -p 5060 "$LAB_PUBLIC.21:5060" \
        -key run "$run" -cid_str "%u-$run@%s" -r "$1" -m "$calls" -l 5000 -recv_timeout 8000 -nostdin -trace_stat -stf /out/stat.csv -fd 1 -trace_rtt -rtt_freq 1 >"$out/screen" 2>&1 </dev/null || true
    { cat "$out"/*_rtt.csv 2>/dev/null || true; } | awk -F';' 'FNR > 1 && $2 ~ /^[0-9.]+$/ { print $2 }' | sort -n > "$out/rtt"
    # columns by name: their order differs between SIPp versions
    tail -n 1 "$out/stat.csv" 2>/dev/null | awk -F';' -v header="$(head -n 1 "$out/stat.csv")" -v want="$calls" -v rtt="$out/rtt" '
        { n = split(header, h, ";"); for (i = 1; i <= n; i++) { if (h[i] == "SuccessfulCall(C)") good = $i; if (h[i] == "TotalCallCreated") made = $i }
          while ((getline line < rtt) > 0) v[++c] = line
          p50 = c ? v[int((c - 1) * 0.50) + 1] : 0; p99 = c ? v[int((c - 1) * 0.99) + 1] : 0
          print want, want - good, p50, p99 }'
    [ -s "$out/stat.csv" ] || echo "$calls $calls 0 0"
    # calls left over from an overload would spoil the next figure
    for _ in $(seq 1 100); do
        engine_idle "$3" && break
        sleep 0.3
    done
}

# A rate passes with under 0.1 % of its calls failed. In a short step that is a single call and one hiccup
# of the machine, so under 1 % gets a second go; more is too much load, which takes long enough to drain
# once. Up by a quarter until one fails, then halve the gap.
bench_passes() {
    local answer _
    for _ in 1 2; do
        answer=$(bench_call "$1" "$BENCH_STEP_SECONDS" "$2")
        awk '{ exit !($2 * 1000 < $1) }' <<<"$answer" && return
        awk '{ exit !($2 * 100 < $1) }' <<<"$answer" || return 1
    done
    return 1
}

bench_highest_rate() {
    local engine=$1 good=0 rate=$BENCH_START_RATE bad=0 middle
    while [ "$rate" -le 2000 ]; do
        if bench_passes "$rate" "$engine"; then good=$rate; else bad=$rate; break; fi
        rate=$((rate * 5 / 4))
    done
    [ "$good" -gt 0 ] || good=$((BENCH_START_RATE / 2))
    while [ $((bad - good)) -gt $((good / 25 + 1)) ]; do
        middle=$(((good + bad) / 2))
        if bench_passes "$middle" "$engine"; then good=$middle; else bad=$middle; fi
    done
    echo "$good"
}

cpu_nanos() {
    docker exec "$1" sh -c 'if [ -f /sys/fs/cgroup/cpuacct/cpuacct.usage ]; then cat /sys/fs/cgroup/cpuacct/cpuacct.usage; else sed -n "s/^usage_usec \(.*\)/\1000/p" /sys/fs/cgroup/cpu.stat; fi'
}

orchestrator_nanos() {
    local id; id=$(compose ps -q orchestrator 2>/dev/null)
    if [ -n "$id" ]; then cpu_nanos "$id"; else echo 0; fi
}

# Ratios are taken round by round, so that a drifting machine hits both sides alike; then the median.
bench_figures() {
    jq -n -R '
        def median: sort | if length == 0 then null elif length % 2 == 1 then .[(length - 1) / 2] else (.[length / 2 - 1] + .[length / 2]) / 2 end;
        def round3: if . == null then null else . * 1000 | round / 1000 end;
        [inputs | split(" ") | {variant: .[0], rate: (.[1] | tonumber), p50: (.[2] | tonumber), p99: (.[3] | tonumber), engine: (.[4] | tonumber), orchestrator: (.[5] | tonumber)}] as $runs
        | def of($v): [$runs[] | select(.variant == $v)];
        def paired($v; f): [of($v), of("static")] | transpose | map(select(.[0] and .[1]) | f) | median | round3;
        {
            rounds: (of("static") | length),
            static_calls_per_second: (of("static") | map(.rate) | median),
            ahead_calls_per_second: (of("ahead") | map(.rate) | median),
            asked_calls_per_second: (of("asked") | map(.rate) | median),
            ahead_to_static_rate: paired("ahead"; .[0].rate / .[1].rate),
            asked_to_static_rate: paired("asked"; .[0].rate / .[1].rate),
            static_delay_p50_ms: (of("static") | map(.p50) | median | round3),
            static_delay_p99_ms: (of("static") | map(.p99) | median | round3),
            ahead_added_delay_p50_ms: paired("ahead"; .[0].p50 - .[1].p50),
            asked_added_delay_p50_ms: paired("asked"; .[0].p50 - .[1].p50),
            ahead_added_delay_p99_ms: paired("ahead"; .[0].p99 - .[1].p99),
            asked_added_delay_p99_ms: paired("asked"; .[0].p99 - .[1].p99),
            engine_cpu_ratio_ahead: paired("ahead"; .[0].engine / .[1].engine),
            engine_cpu_ratio_asked: paired("asked"; .[0].engine / .[1].engine),
            orchestrator_cpu_ms_per_call: (of("asked") | map(.orchestrator) | median | round3)
        }' "$RESULTS/runs"
}

bench_table() {
    awk 'BEGIN { printf "%-8s %9s %10s %10s %14s %20s\n", "variant", "calls/s", "p50 ms", "p99 ms", "engine ms/call", "orchestrator ms/call" }
         { printf "%-8s %9d %10.1f %10.1f %14.2f %20.2f\n", $1, $2, $3, $4, $5, $6 }' "$RESULTS/runs"
    echo
    bench_figures | jq -r 'to_entries[] | "\(.key)  \(.value)"'
}
