FROM base.test/library/busybox:1
RUN --mount=from=base.test/library/busybox:1,target=/t : m1
#: m1 amd64 arm64
