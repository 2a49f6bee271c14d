FROM base.test/library/busybox:1 AS a
RUN : m1
FROM a AS b
RUN : m2
FROM b
RUN : m3
#: context b
#: m3 amd64 arm64
