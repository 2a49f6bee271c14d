ARG TARGETARCH
FROM base.test/library/busybox:1 AS for-amd64
RUN : m1
FROM base.test/library/busybox:1 AS for-arm64
RUN : m2
FROM for-${TARGETARCH:-amd64}
#: m1 amd64? arm64?
#: m2 amd64? arm64?
