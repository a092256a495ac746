# Every test there is. Runs in a lab of its own, beside the one a person may be looking at.

lab_test() {
    LAB_NAME=patchbay-test LAB_PORT=18080 LAB_GRAPH_PORT=18090 LAB_PUBLIC=198.18.110 LAB_PRIVATE=198.18.120
    LAB_PROFILES=test # somebody who is not Microsoft
    . "$LIB/lab.sh"
    trap 'lab_test_ends $?' EXIT
    need_tool curl curl
    need_browser
    need_docker
    remove_lab # what a run that was killed left behind
    lab_up
    [ -z "${FREESWITCH_IMAGE:-}" ] || build_freeswitch
    local status=0
    tests test verify || status=1
    judged_by_hub || status=1
    graph_keeps_rules || status=1
    test_other_labs || status=1
    contract_matrix
    test_totals
    return "$status"
}

# tests LOG MAVEN-WORDS...
tests() {
    local log="$RUN_DIR/logs/$1.log" status
    step "running the tests ($LAB_ENGINE; log: $log)"
    set +e
    (cd "$ROOT" && LAB="$ROOT/lab" mvn -B "${@:2}" 2>&1) | tee "$log" |
        grep --line-buffered -E 'Tests run:|BUILD|ERROR|Reactor Summary|SUCCESS|FAIL'
    status=${PIPESTATUS[0]}
    set -e
    return "$status"
}

# The scenarios on the whole lab once more for each other adapter.
test_other_labs() {
    local engine status=0
    for engine in asterisk-ami freeswitch-esl; do
        if [ "$engine" = freeswitch-esl ] && [ -z "${FREESWITCH_IMAGE:-}" ]; then
            step "freeswitch-esl: FREESWITCH_IMAGE names no image, so there is no lab with a real FreeSWITCH"
            continue
        fi
        lab_up --engine "$engine" && tests "test-$engine" verify -pl telephony-images/lab-tests -Dsurefire.reportNameSuffix="$engine" && judged_by_hub && graph_keeps_rules || status=1
    done
    return "$status"
}

# What the hubs have judged on this engine: every rule, and none broken. And how soon a call found the
# second hub, or a trunk's second peer.
judged_by_hub() {
    step "the Teams hub's rules ($LAB_ENGINE):"
    lab_hub
    grep -hE '^(hub 1|first peer) ' "$RUN_DIR/logs/test.log" "$RUN_DIR/logs/test-$LAB_ENGINE.log" 2>/dev/null | sort -u || true
    hub_rules | jq -e '[.rules[] | select(.checked == 0 or .broken > 0)] | length == 0' >/dev/null ||
        { step "a rule was broken, or never looked at ($LAB_ENGINE)"; return 1; }
}

# One row per case of the engine contract, one column per adapter; FreeSWITCH's adapter also against
# the stand-in, which is always there.
contract_matrix() {
    step "the engine contract, case by case:"
    local column
    for column in asterisk-ari:Asterisk asterisk-ami:Asterisk freeswitch-esl:Freeswitch freeswitch-esl:StandIn; do
        { cat "$ROOT/adapters/${column%:*}"/target/failsafe-reports/TEST-*."${column#*:}"*IT.xml 2>/dev/null || true; } |
            awk -v RS='<testcase ' -v column="$column" 'match($0, /name="[^"]*"/) && /classname=/ {
                name = substr($0, RSTART + 6, RLENGTH - 7)
                print column "\t" name "\t" (/<(failure|error)/ ? "FAILED" : /<skipped/ ? "-" : "ok") }'
    done | awk -F'\t' '
        { seen[$2] = 1; result[$1, $2] = $3 }
        END { line = "%-78s %-14s %-14s %-16s %s\n"; printf line, "case", "asterisk-ari", "asterisk-ami", "freeswitch-esl", "esl stand-in"
              for (name in seen) { printf line, name, r("asterisk-ari:Asterisk", name), r("asterisk-ami:Asterisk", name), r("freeswitch-esl:Freeswitch", name), r("freeswitch-esl:StandIn", name) | "sort" } }
        function r(column, name) { return ((column, name) in result) ? result[column, name] : "not run" }'
    [ -n "${FREESWITCH_IMAGE:-}" ] || printf '        freeswitch-esl ran against its stand-in alone: set FREESWITCH_IMAGE to run the contract on a real one\n'
}

# The last line says in plain words how many tests there were.
test_totals() {
    find "$ROOT" -path '*/target/*-reports/TEST-*.xml' -newer "$RUN_DIR/logs/maven.log" -print0 2>/dev/null |
        xargs -0 -r grep -hoE '<testsuite [^>]*' |
        awk '{
            for (i = 1; i <= NF; i++) if (split($i, kv, "=\"") == 2) { v = kv[2] + 0
                if (kv[1] == "tests") t += v; if (kv[1] == "failures" || kv[1] == "errors") f += v; if (kv[1] == "skipped") s += v } }
            END { printf "%d passed, %d failed, %d skipped\n", t - f - s, f, s }'
}

lab_test_ends() {
    local status=$1
    trap - EXIT
    if [ "$status" != 0 ]; then
        compose logs --tail 100 > "$RUN_DIR/logs/test-lab.log" 2>&1 || true
        step "failed; what the containers said: $RUN_DIR/logs/test-lab.log"
    fi
    lab_down || true
    exit "$status"
}
