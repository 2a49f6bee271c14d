FROM base.test/library/busybox:1 AS idle
RUN : m1
FROM base.test/library/busybox:1
RUN : m2
#: m2 amd64 arm64
