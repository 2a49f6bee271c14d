FROM base.test/library/busybox:1 AS scratch
RUN : m1
FROM scratch
COPY file /
#: m1 amd64 arm64
