# Every test there is. Runs in a lab of its own, beside the one a person may be looking at.

lab_test() {
    LAB_NAME=patchbay-test LAB_PORT=18080 LAB_PUBLIC=198.18.110 LAB_PRIVATE=198.18.120
    . "$LIB/lab.sh"
    trap 'lab_test_ends $?' EXIT
    need_tool curl curl
    need_browser
    lab_up
    step "running the tests (log: $RUN_DIR/logs/test.log)"
    set +e
    (cd "$ROOT" && LAB="$ROOT/lab" mvn -B verify 2>&1) | tee "$RUN_DIR/logs/test.log" |
        grep --line-buffered -E 'Tests run:|BUILD|ERROR|Reactor Summary|SUCCESS|FAIL'
    local status=${PIPESTATUS[0]}
    set -e
    test_totals
    return "$status"
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
