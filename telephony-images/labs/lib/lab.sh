# Up, down, and everything one asks a running lab.

LAB_NAME=${LAB_NAME:-patchbay-lab}
LAB_PORT=${LAB_PORT:-8080}
LAB_GRAPH_PORT=${LAB_GRAPH_PORT:-8090}
LAB_PUBLIC=${LAB_PUBLIC:-198.18.10}
LAB_PRIVATE=${LAB_PRIVATE:-198.18.20}
LAB_SECRETS="$RUN_DIR/$LAB_NAME/secrets"
LAB_CERTIFICATES="$RUN_DIR/$LAB_NAME/certificates"
export LAB_NAME LAB_PORT LAB_GRAPH_PORT LAB_PUBLIC LAB_PRIVATE LAB_SECRETS LAB_CERTIFICATES
ENGINES='asterisk-ari, asterisk-ami or freeswitch-esl'

# choose_engine KIND: which adapter, and with it which product
choose_engine() {
    LAB_ENGINE=$1
    case "$1" in
        asterisk-ari | asterisk-ami) LAB_PRODUCT=asterisk LAB_CONFIG_FOLDER=/etc/asterisk/patchbay ;;
        freeswitch-esl) LAB_PRODUCT=freeswitch LAB_CONFIG_FOLDER=/etc/patchbay-engine ;;
        *) die "--engine: '$1' (expected: $ENGINES)" ;;
    esac
    COMPOSE_PROFILES=$LAB_PRODUCT${LAB_PROFILES:+,$LAB_PROFILES}
    export LAB_ENGINE LAB_PRODUCT LAB_CONFIG_FOLDER COMPOSE_PROFILES
}
choose_engine "${LAB_ENGINE:-asterisk-ari}"

API="http://127.0.0.1:$LAB_PORT/api/v1"
# Compose itself reads this one
COMPOSE_FILE="$ROOT/telephony-images/labs/one-engine/compose.yaml"
WHOLE_COMPOSE_FILE="$COMPOSE_FILE:$ROOT/telephony-images/labs/one-engine/second-site.yaml"
[ -z "${LAB_PROFILES:-}" ] || COMPOSE_FILE=$WHOLE_COMPOSE_FILE
export COMPOSE_FILE

compose() { docker compose "$@"; }
in_lab() { in_lab_with_input "$@" </dev/null; }
in_lab_with_input() { local service=$1; shift; compose exec -T "$service" "$@"; }

require_lab() {
    docker info >/dev/null 2>&1 && [ -n "$(compose ps -q orchestrator 2>/dev/null)" ] || die "the lab is not running: ./lab up"
}

api() { # api METHOD PATH [BODY]: the answer on success, the problem on stderr otherwise
    local answer status
    answer=$(curl -sS --max-time 20 -X "$1" -H "Authorization: Bearer $(<"$LAB_SECRETS/api-token")" \
        -H 'Content-Type: application/json' ${3:+--data "$3"} -w '\n%{http_code}' "$API$2") || return 1
    status=${answer##*$'\n'}
    answer=${answer%$'\n'*}
    case "$status" in
        2*) printf '%s' "$answer" ;;
        *) printf 'lab: %s %s: %s %s\n' "$1" "$2" "$status" "$answer" >&2; return 1 ;;
    esac
}

random_word() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

make_secrets() {
    # a lab of this name whose secrets are gone (another checkout, a run that was killed) knows others
    [ -s "$LAB_SECRETS/engine-password" ] || remove_lab
    mkdir -p "$LAB_SECRETS"
    chmod 0700 "$RUN_DIR/$LAB_NAME" # Docker mounts from in there as root
    local name
    for name in engine-password api-token; do
        [ -s "$LAB_SECRETS/$name" ] || random_word > "$LAB_SECRETS/$name"
        chmod 0444 "$LAB_SECRETS/$name" # read by the containers' own users; the folder above keeps others out
    done
    quietly certificates make_certificates "$LAB_CERTIFICATES"
}

lab_up() {
    while [ $# -gt 0 ]; do
        case "$1" in
            --engine)
                choose_engine "${2:-}"
                shift 2 ;;
            *) die "up: '$1' (expected: --engine KIND)" ;;
        esac
    done
    need_tool curl curl
    need_tool jq jq
    need_tool openssl openssl
    build_everything without-sipp
    make_secrets
    step "starting the containers ($LAB_ENGINE)"
    remove_other_engine
    # the edge is healthy once it has a certificate, which the orchestrator must be given first
    quietly compose-start docker compose up -d
    quietly compose-up docker compose up -d --wait --wait-timeout 120 orchestrator "$LAB_PRODUCT" first-hub teams-hub carrier graph
    upload_certificate
    quietly compose-edge docker compose up -d --wait --wait-timeout 60 edge
    seed_lab
    wait_until_ready
    local failed=0 recorded
    recorded=$(api GET '/calls?size=1' | jq .total)
    step "calling from the carrier to Teams"
    lab_call in || failed=1
    step "calling from Teams to the carrier"
    lab_call out || failed=1
    check_hub || failed=1
    lab_preflight >&2 || failed=1
    check_microsoft || failed=1
    check_records $((recorded + 2)) || failed=1
    print_where
    [ $failed = 0 ] || die "the lab runs, but not everything above went well"
    step "the lab is up"
}

# The SBC's certificate, its issuer and its key, the way an MSP would upload it.
upload_certificate() {
    step "uploading the certificate"
    local pem
    pem=$(cat "$LAB_CERTIFICATES/sbc.pem" "$LAB_CERTIFICATES/ca.pem" "$LAB_CERTIFICATES/sbc.key")
    api PUT /certificate "$(jq -n --arg pem "$pem" '{pem: $pem}')" >/dev/null || die "the orchestrator refused the certificate"
}

# Both products stand at the same address, one at a time.
remove_other_engine() {
    local other=asterisk
    [ "$LAB_PRODUCT" = freeswitch ] || other=freeswitch
    quietly "remove-$other" docker compose --profile "$other" rm -sf "$other"
}

# One customer with a tenant, a trunk of each kind and three numbers, said the way an MSP would.
seed_lab() {
    seed_customer connect_microsoft || { remind_microsoft; return; }
    local account
    account=$(api POST /trunks "{\"customer\":$CUSTOMER,\"name\":\"City Telecom account\",\"country\":\"NO\",\"connection\":{\"type\":\"registration\",\"registrar\":{\"host\":\"carrier-registrar\",\"port\":5060,\"transport\":\"UDP\"},\"username\":\"acme\",\"password\":\"lab-only-password\",\"refreshSeconds\":120}}" | jq .id)
    api POST /numbers "{\"number\":\"+4722000101\",\"trunk\":$TRUNK}" >/dev/null
    api POST /numbers "{\"number\":\"+4722000200\",\"trunk\":$account}" >/dev/null
    api PUT /numbers/+4722000101/assignment '{"type":"call-queue","target":"sales@acme.example"}' >/dev/null
    api PUT /numbers/+4722000200/assignment '{"type":"teams-user","target":"ola@acme.example"}' >/dev/null
}

# The part the bench needs too. Fails when there is a customer already.
# seed_customer [THEN]: what to do with the tenant's id before a number is assigned
seed_customer() {
    local existing
    existing=$(api GET /customers) || die "the orchestrator's API does not answer"
    [ "$(jq 'length' <<<"$existing")" = 0 ] || return 1
    step "adding a customer with a tenant, trunks and numbers"
    CUSTOMER=$(api POST /customers '{"name":"Acme Shipping"}' | jq .id)
    local tenant
    tenant=$(api POST /tenants "{\"customer\":$CUSTOMER,\"label\":\"acme\"}" | jq .id)
    [ -z "${1:-}" ] || "$1" "$tenant"
    TRUNK=$(api POST /trunks "{\"customer\":$CUSTOMER,\"name\":\"Nordic Carrier\",\"country\":\"NO\",\"connection\":{\"type\":\"static-peers\",\"peers\":[{\"host\":\"$LAB_PUBLIC.50\",\"port\":5060,\"transport\":\"UDP\"}]}}" | jq .id)
    api POST /numbers "{\"number\":\"+4722000100\",\"trunk\":$TRUNK}" >/dev/null
    api PUT /numbers/+4722000100/assignment '{"type":"teams-user","target":"kari@acme.example"}' >/dev/null
}

# Our application, and the consent of the customer's administrator, whose browser is curl.
MICROSOFT_APPLICATION=3c9d8e7f-6a5b-4c3d-9e1f-0a2b4c6d8e0f
connect_microsoft() {
    local tenant=$1 link
    step "connecting the customer's Microsoft 365"
    in_lab graph graph seed --json "$(jq -nc --arg id "$MICROSOFT_APPLICATION" --arg back "http://127.0.0.1:$LAB_PORT/microsoft/consent" \
        '{apps: [{clientId: $id, secrets: ["lab-only-secret"], redirectUris: [$back], permissions: ["Organization.Read.All", "User.Read.All", "TeamsUserConfiguration.Read.All", "TeamsTelephoneNumber.ReadWrite.All"]}]}')"
    api PUT /microsoft/application "{\"clientId\":\"$MICROSOFT_APPLICATION\",\"credential\":\"lab-only-secret\"}" >/dev/null
    link=$(api POST "/tenants/$tenant/microsoft/consent" '{"domain":"acme.example"}' | jq -r .link)
    curl -sSL --max-time 20 -o /dev/null "$link" || die "nobody answers the consent link $link"
    local deadline=$((SECONDS + 90))
    until [ "$(api GET "/tenants/$tenant/microsoft" | jq -r .state)" = connected ]; do
        [ $SECONDS -lt $deadline ] || { api GET "/tenants/$tenant/microsoft" >&2 || true; die "the tenant was not connected within 90 s"; }
        sleep 0.3
    done
}

MICROSOFT_NUMBERS=(+4722000100 +4722000101 +4722000200)
assigned_at_microsoft() { [ "$(in_lab graph graph holder --tenant acme.example --number "$1")" != nobody ]; }

# The lab's Graph keeps nothing when it is started anew: it is asked for its consent again, and for the numbers.
remind_microsoft() {
    local number tenant
    assigned_at_microsoft "${MICROSOFT_NUMBERS[0]}" && return
    tenant=$(api GET /tenants | jq '.[0].id')
    # with what was read, or else it would ask for what changed since
    api DELETE "/tenants/$tenant/microsoft" >/dev/null || true
    connect_microsoft "$tenant"
    for number in "${MICROSOFT_NUMBERS[@]}"; do
        assigned_at_microsoft "$number" || api POST "/numbers/$number/microsoft/again" >/dev/null || true
    done
}

# Every number is with whom it was given to, at Microsoft, and nobody misbehaved there.
check_microsoft() {
    local number deadline=$((SECONDS + 60))
    for number in "${MICROSOFT_NUMBERS[@]}"; do
        until assigned_at_microsoft "$number"; do
            [ $SECONDS -lt $deadline ] || { step "$number did not reach Microsoft: ./lab graph state"; return 1; }
            sleep 0.3
        done
    done
    step "Microsoft has assigned the three numbers"
    graph_keeps_rules
}

graph_keeps_rules() {
    local answer
    answer=$(in_lab graph graph rules --json) || { printf '        the Graph server gives no answer\n' >&2; return 1; }
    if [ "$(jq '[.rules[].broken] | add' <<<"$answer")" = 0 ]; then
        step "Graph checked $(jq '[.rules[] | select(.checked > 0)] | length' <<<"$answer") rules and found none broken"
    else
        step "Graph found broken rules:"
        jq -r '.rules[] | select(.broken > 0) | "        \(.name): \(.broken) of \(.checked), such as: \(.example)"' <<<"$answer" >&2
        return 1
    fi
}

wait_until_ready() {
    local deadline=$((SECONDS + 60))
    step "waiting until the engine has its config and table"
    until [ "$(api GET /status 2>/dev/null | jq -r '.ready // false')" = true ]; do
        [ $SECONDS -lt $deadline ] || { api GET /status >&2 || true; die "the engine was not ready within 60 s"; }
        sleep 0.3
    done
}

lab_call() {
    local direction=${1:-} json=
    case "$direction" in in | out) ;; *) die "call: '$direction' (expected: in or out)" ;; esac
    [ "${2:-}" = --json ] && json=1
    require_lab
    local answer status=0
    case "$direction" in
        in) answer=$(in_lab carrier carrier call --sbc "$LAB_PUBLIC.21:5060" --from +4790000001 --to +4722000100 --seconds 3 --json) || status=1 ;;
        out) answer=$(in_lab teams-hub hub call --tenant acme.dr.voiceops.example --from +4722000100 --to +4790000001 --seconds 3 --json) || status=1 ;;
    esac
    if [ -n "$json" ]; then
        printf '%s\n' "$answer"
    else
        jq -r '.calls[] | "        \(.from) -> \(.to): \(if .connected then "connected after \(.answeredMs) ms" else "failed with \(.finalStatus)" end), RTP sent \(.rtpSent), received \(.rtpReceived)\(if .srtpFailures then ", SRTP failures \(.srtpFailures)" else "" end)"' <<<"$answer" >&2 || printf '%s\n' "$answer" >&2
    fi
    return $status
}

# What both hubs have judged, added up.
hub_rules() {
    { in_lab first-hub hub rules --json && in_lab teams-hub hub rules --json; } |
        jq -s '{rules: [[.[].rules] | transpose[] | {name: .[0].name, rule: .[0].rule, checked: (map(.checked) | add), broken: (map(.broken) | add), example: (map(.example) | map(select(. != "")) | .[0] // "")}]}'
}

# lab_preflight [--json]: everything Teams will look at, as the orchestrator sees it
lab_preflight() {
    require_lab
    local answer
    answer=$(api GET /preflight) || return 1
    if [ "${1:-}" = --json ]; then
        printf '%s\n' "$answer"
    else
        jq -r '.checks[] | "        \(.verdict | ascii_upcase)  \(.title)\(if .about == "" then "" else " (" + .about + ")" end): \(.seen)\(if .verdict == "pass" then "" else "\n              expected: " + .expected + "\n              " + .mend end)"' <<<"$answer"
    fi
    [ "$(jq -r '.passed and (.checks | length > 0)' <<<"$answer")" = true ]
}

check_hub() {
    local answer
    answer=$(hub_rules) || { printf '        the hub gives no answer\n' >&2; return 1; }
    # a hub that judged nothing would find nothing broken either
    if [ "$(jq '[.rules[] | select(.checked > 0)] | length' <<<"$answer")" -lt 35 ]; then
        step "the Teams hub judged too little to say anything: ./lab hub"
        return 1
    elif [ "$(jq '[.rules[].broken] | add' <<<"$answer")" = 0 ]; then
        step "the Teams hub checked $(jq '[.rules[] | select(.checked > 0)] | length' <<<"$answer") rules and found none broken"
    else
        step "the Teams hub found broken rules:"
        jq -r '.rules[] | select(.broken > 0) | "        \(.name): \(.broken) of \(.checked)"' <<<"$answer" >&2
        return 1
    fi
}

check_records() { # check_records TOTAL: waits until there are that many, shows the newest two
    local deadline=$((SECONDS + 15)) calls
    until calls=$(api GET '/calls?size=2') && [ "$(jq .total <<<"$calls")" -ge "$1" ]; do
        [ $SECONDS -lt $deadline ] || { step "the call records did not appear"; return 1; }
        sleep 0.3
    done
    step "the last two call records:"
    jq -r '.items[] | "        \(.direction)  \(.caller) -> \(.dialled)  \(.party) \(.reason)  \(.sentence // "")"' <<<"$calls" >&2
}

print_where() {
    local password
    password=$(compose logs --no-log-prefix orchestrator 2>/dev/null | sed -nE 's/.*one-time password ([A-Za-z0-9-]+).*/\1/p' | tail -n 1)
    cat >&2 <<TEXT

        Pages:    http://127.0.0.1:$LAB_PORT/
        Sign in:  admin${password:+, one-time password $password (asks for your own at first sign-in)}

TEXT
}

lab_status() {
    require_lab
    local answer
    answer=$(api GET /status) || exit 1
    if [ "${1:-}" = --json ]; then
        printf '%s\n' "$answer"
    else
        compose ps --format '{{.Service}}\t{{.Status}}'
        jq . <<<"$answer"
    fi
    [ "$(jq -r .ready <<<"$answer")" = true ]
}

lab_hub() {
    require_lab
    if [ "${1:-}" = --json ]; then
        hub_rules
    else
        printf 'checked  broken  rule\n'
        hub_rules | jq -r '.rules[] | "\(.checked)\t\(.broken)\t\(.name): \(.rule)\(if .broken > 0 then "\n\t\tseen: " + .example else "" end)"' |
            awk -F'\t' '{ printf "%7s  %6s  %s\n", $1, $2, $3 }'
    fi
}

lab_graph() { require_lab; in_lab graph graph "$@"; }

lab_logs() { require_lab; compose logs --tail 200 "$@"; }

lab_down() {
    docker info >/dev/null 2>&1 || { echo "nothing is running" >&2; return 0; }
    remove_lab
    step "the lab is down, its data removed"
}

remove_lab() {
    make_secrets_paths_exist
    quietly compose-down env COMPOSE_FILE="$WHOLE_COMPOSE_FILE" docker compose --profile '*' down -v --remove-orphans --timeout 3
    rm -rf "${RUN_DIR:?}/$LAB_NAME"
}

# Compose wants every file it names to exist, even to take things down.
make_secrets_paths_exist() { mkdir -p "$LAB_SECRETS" "$LAB_CERTIFICATES"; touch "$LAB_SECRETS/engine-password" "$LAB_SECRETS/api-token"; }
