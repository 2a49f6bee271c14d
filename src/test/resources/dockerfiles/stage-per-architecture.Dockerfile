FROM base.test/library/busybox:1 AS for-amd64
RUN : m1 > /o
FROM base.test/library/busybox:1 AS for-arm64
RUN : m2 > /o
ARG TARGETARCH
FROM for-$TARGETARCH
RUN : m3
#: m1 amd64
#: m2 arm64
#: m3 amd64 arm64
