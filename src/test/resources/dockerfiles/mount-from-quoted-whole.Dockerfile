FROM base.test/library/busybox:1 AS tools
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN --mount=from="tools",target=/t : m2
#: m1 amd64 arm64
#: m2 amd64 arm64
