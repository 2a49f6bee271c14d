FROM base.test/library/busybox:1 AS a
ONBUILD RUN : m1
FROM a
RUN : m2
#: m1 amd64 arm64
#: m2 amd64 arm64
