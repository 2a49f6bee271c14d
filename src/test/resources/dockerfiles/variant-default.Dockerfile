FROM base.test/library/busybox:1 AS none
RUN : m1
FROM ${TARGETVARIANT:-none}
#: m1 amd64 arm64
