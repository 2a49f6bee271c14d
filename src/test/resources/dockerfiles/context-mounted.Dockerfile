FROM base.test/library/busybox:1
RUN --mount=from=stuff,target=/t : m1
#: context stuff
#: m1 amd64 arm64
