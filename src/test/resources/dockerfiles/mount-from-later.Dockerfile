FROM base.test/library/busybox:1 AS a
RUN --mount=from=b,target=/t : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM a
#: left
#: m1 amd64 arm64
