FROM base.test/library/busybox:1 AS for-
RUN : m1
FROM for-${TARGETVARIANT}
#: left
#: m1 amd64 arm64
