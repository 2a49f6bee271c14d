ARG TARGETARCH=arm64
FROM base.test/library/busybox:1
RUN : m1
#: refused by us
