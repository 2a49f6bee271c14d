FROM base.test/library/busybox:1
RUN --mount=type=secret,id=x --mount=type=tmpfs,target=/t : m1
#: m1 amd64 arm64
