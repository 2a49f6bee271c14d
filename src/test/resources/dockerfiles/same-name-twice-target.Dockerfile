FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS a
RUN : m2
FROM scratch
#: target a
#: m2 amd64 arm64
