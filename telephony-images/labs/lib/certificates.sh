# A CA of the lab's own, and what it signs: the hub's certificate as Microsoft has it (serverAuth only,
# since 2026), the SBC's (RSA, the base names and one label below each), and an ACME authority's for its
# own web server. And one for somebody in a hub's place: its name, signed by himself, and another's, rightly signed.

make_certificates() { # make_certificates FOLDER: keeps what is good for another day
    local folder=$1
    mkdir -p "$folder"
    if still_good "$folder/ca.pem" && still_good "$folder/hub.pem" && still_good "$folder/sbc.pem" && still_good "$folder/authority.pem" && still_good "$folder/misnamed.pem" && still_good "$folder/impostor.pem"; then
        return
    fi
    rm -f "$folder"/*.pem "$folder"/*.key # not writable, so that nobody changes them by mistake
    openssl req -x509 -newkey rsa:2048 -nodes -days 90 -sha256 -subj "/CN=Patchbay lab CA" \
        -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
        -keyout "$folder/ca.key" -out "$folder/ca.pem"
    sign_certificate "$folder" hub "sip.pstnhub.microsoft.com" \
        "DNS:sip.pstnhub.microsoft.com,DNS:sip2.pstnhub.microsoft.com,DNS:sip3.pstnhub.microsoft.com,DNS:*.pstnhub.microsoft.com"
    sign_certificate "$folder" sbc "dr.voiceops.example" "DNS:dr.voiceops.example,DNS:*.dr.voiceops.example,DNS:dr2.voiceops.example,DNS:*.dr2.voiceops.example"
    sign_certificate "$folder" misnamed "sip.elsewhere.example" "DNS:sip.elsewhere.example"
    sign_certificate "$folder" authority "authority" "DNS:authority"
    openssl req -x509 -newkey rsa:2048 -nodes -days 90 -sha256 -subj "/CN=sip.pstnhub.microsoft.com" \
        -addext "subjectAltName=DNS:sip.pstnhub.microsoft.com" -keyout "$folder/impostor.key" -out "$folder/impostor.pem"
    # read by the containers' own users; the folder above keeps others out
    chmod 0444 "$folder"/*.pem "$folder"/{hub,sbc,authority,impostor,misnamed}.key
    chmod 0400 "$folder/ca.key"
    [ -s "$folder/hub.pem" ] && [ -s "$folder/sbc.pem" ] && [ -s "$folder/impostor.pem" ]
}

still_good() { openssl x509 -checkend 86400 -noout -in "$1" >/dev/null 2>&1; }

sign_certificate() { # sign_certificate FOLDER NAME COMMON-NAME SUBJECT-ALTERNATIVE-NAMES
    openssl req -newkey rsa:2048 -nodes -sha256 -subj "/CN=$3" -keyout "$1/$2.key" -out "$1/$2.csr"
    openssl x509 -req -sha256 -days 90 -in "$1/$2.csr" -CA "$1/ca.pem" -CAkey "$1/ca.key" -CAcreateserial -out "$1/$2.pem" \
        -extfile <(printf 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\nsubjectAltName=%s\n' "$4")
    rm -f "$1/$2.csr"
}
