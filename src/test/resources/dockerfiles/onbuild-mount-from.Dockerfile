FROM base.test/library/busybox:1 AS src
RUN : m1 > /o
FROM base.test/library/busybox:1 AS a
ONBUILD RUN --mount=from=src,target=/t : m2
FROM a
#: left on stable
#: m1 amd64 arm64
#: m2 amd64 arm64
