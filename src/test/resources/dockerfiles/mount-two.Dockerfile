FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM base.test/library/busybox:1
RUN --mount=from=a,target=/a --mount=from=b,target=/b : m3
#: m1 amd64 arm64
#: m2 amd64 arm64
#: m3 amd64 arm64
