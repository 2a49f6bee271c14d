FROM scratch AS for-amd64
COPY file /o
FROM base.test/library/busybox:1 AS for-arm64
RUN : m1 > /o
FROM for-$TARGETARCH AS chosen
FROM scratch
COPY --from=chosen /o /
#: m1 arm64
