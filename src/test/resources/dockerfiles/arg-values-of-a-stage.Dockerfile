# What a stage knows of arguments: by the outline of BuildKit
ARG GLOBAL=1
ARG GIVEN=2
ARG UNTOLD
FROM base.test/library/busybox:1 AS below
ARG FROM_BELOW="a b" BESIDE=x
FROM below AS top
ARG GLOBAL
ARG GIVEN
ARG UNTOLD
ARG NEVER
ARG OWN=${GLOBAL}-$GIVEN-${GIVEN:+g}-$FROM_BELOW
ARG QUOTED='$GLOBAL' ESCAPED=\$GLOBAL DOUBLE="${OWN}"
ARG TWICE=1
ARG TWICE=2
ARG TARGETARCH
RUN : m1
#: arg GIVEN=given
#: m1 amd64 arm64
