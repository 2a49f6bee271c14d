FROM base.test/library/busybox:1 AS a
RUN : m1
FROM a AS a
RUN : m2
FROM a
RUN : m3
#: m1 amd64 arm64
#: m2 amd64 arm64
#: m3 amd64 arm64
