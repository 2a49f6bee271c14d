FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS for-amd64
RUN : m1 > /o
FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS for-arm64
RUN : m2 > /o
FROM for-${TARGETARCH} AS chosen
FROM scratch
COPY --from=chosen /o /o
#: m1 amd64
#: m2 amd64
