# A certificate authority of one instance, for its engine's door over TCP. Sourced by `engine`.
# shellcheck shell=bash

# What a client needs is in a folder as docker's DOCKER_CERT_PATH wants it: ca.pem, cert.pem, key.pem.
make_certificates() { # folder
    local name extension
    mkdir -p "$1"/{engine,client}
    extension='subjectAltName=IP:127.0.0.1,DNS:localhost'
    new_key -x509 -days 30 -subj /CN=multiarch-test-authority -keyout "$1/authority.pem" -out "$1/ca.pem"
    for name in engine client; do
        new_key -subj "/CN=multiarch-test-$name" -addext "$extension" -keyout "$1/$name/key.pem" -out "$1/$name.csr"
        openssl x509 -req -days 30 -in "$1/$name.csr" -CA "$1/ca.pem" -CAkey "$1/authority.pem" -CAcreateserial \
            -extfile <(echo "$extension") -out "$1/$name/cert.pem" 2>/dev/null
        ln "$1/ca.pem" "$1/$name/ca.pem"
    done
}

new_key() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes "$@" 2>/dev/null; }
