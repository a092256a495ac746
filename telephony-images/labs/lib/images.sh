# Builds the jars and the images, each only when its sources changed since.

# A fingerprint of everything below the given paths that git would commit, plus a word for the recipe.
fingerprint() {
    (cd "$ROOT" && { find "$@" -type f -not -path '*/target/*' -print0 | sort -z | xargs -0 sha256sum; } | sha256sum | cut -c1-16)
}

JAVA_SOURCES=(pom.xml adapters templates orchestrator/pom.xml orchestrator/src/main
    telephony-images/pom.xml telephony-images/sip telephony-images/teams-hub telephony-images/carrier telephony-images/graph)

build_jars() {
    local print stamp="$RUN_DIR/jars.fingerprint"
    print=$(fingerprint "${JAVA_SOURCES[@]}")
    [ -f "$stamp" ] && [ "$(<"$stamp")" = "$print" ] && [ -f "$RUN_DIR/stage/orchestrator/orchestrator.jar" ] && return
    step "building the jars with Maven"
    quietly maven mvn -B -f "$ROOT/pom.xml" package -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcheckstyle.skip=true -pl '!telephony-images/lab-tests'
    rm -rf "$RUN_DIR/stage"
    mkdir -p "$RUN_DIR/stage/orchestrator" "$RUN_DIR/stage/teams-hub" "$RUN_DIR/stage/carrier" "$RUN_DIR/stage/graph/lib"
    cp "$ROOT"/orchestrator/target/orchestrator-*.jar "$RUN_DIR/stage/orchestrator/orchestrator.jar"
    local name
    for name in teams-hub carrier; do
        mkdir -p "$RUN_DIR/stage/$name/lib"
        cp "$ROOT/telephony-images/$name/target"/lab-*.jar "$ROOT/telephony-images/sip/target"/lab-sip-*.jar "$RUN_DIR/stage/$name/lib/"
    done
    cp "$ROOT/telephony-images/graph/target"/lab-graph-*.jar "$ROOT/telephony-images/graph/target/lib"/*.jar "$RUN_DIR/stage/graph/lib/"
    echo "$print" > "$stamp"
}

# build_image NAME CONTEXT: skipped when an image with this fingerprint is there already
build_image() {
    local name=$1 context=$2 print image="patchbay/$1:${LAB_TAG:-dev}"
    local file="$ROOT/telephony-images/$name/Dockerfile"
    print=$( { cat "$file"; echo "${*:3}"; cd "$context" && find . -type f -print0 | sort -z | xargs -0 sha256sum; } | sha256sum | cut -c1-16)
    [ "$(docker image inspect -f '{{index .Config.Labels "patchbay.fingerprint"}}' "$image" 2>/dev/null)" = "$print" ] && return
    step "building the image $image"
    quietly "image-$name" docker build --network=host --label "patchbay.fingerprint=$print" -t "$image" -f "$file" "${@:3}" "$context"
}

# FreeSWITCH is in no distribution: it comes from an image somebody made (FREESWITCH_IMAGE), or from its
# vendor's packages, for which the vendor hands out a token (SIGNALWIRE_TOKEN_FILE).
build_freeswitch() {
    if [ -n "${FREESWITCH_IMAGE:-}" ]; then
        build_image freeswitch "$ROOT/telephony-images/freeswitch" --build-arg "FREESWITCH_IMAGE=$FREESWITCH_IMAGE"
    elif [ -n "${SIGNALWIRE_TOKEN_FILE:-}" ]; then
        build_image freeswitch "$ROOT/telephony-images/freeswitch" --secret "id=signalwire-token,src=$SIGNALWIRE_TOKEN_FILE"
    else
        die "freeswitch-esl needs FREESWITCH_IMAGE (an image with FreeSWITCH 1.10 or later) or SIGNALWIRE_TOKEN_FILE (the vendor's token)"
    fi
}

# What needs no jar is built while Maven works.
build_everything() {
    need_docker
    need_base_image
    local pids=() pid
    if [ "$LAB_PRODUCT" = freeswitch ]; then
        (build_freeswitch) & pids+=($!)
    else
        (build_image asterisk "$ROOT/telephony-images/asterisk") & pids+=($!)
    fi
    (build_image kamailio "$ROOT/telephony-images/kamailio") & pids+=($!)
    (build_image authority "$ROOT/telephony-images/authority") & pids+=($!)
    [ "${1:-}" = without-sipp ] || { (build_image sipp "$ROOT/telephony-images/sipp") & pids+=($!); }
    need_jdk
    build_jars
    (build_image orchestrator "$RUN_DIR/stage/orchestrator") & pids+=($!)
    (build_image teams-hub "$RUN_DIR/stage/teams-hub") & pids+=($!)
    (build_image carrier "$RUN_DIR/stage/carrier") & pids+=($!)
    (build_image graph "$RUN_DIR/stage/graph") & pids+=($!)
    for pid in "${pids[@]}"; do wait "$pid" || exit 1; done
}
