FROM base.test/library/busybox:1
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN --mount=from=0,target=/t : m2
#: left
#: m2 amd64 arm64
