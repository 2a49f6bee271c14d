FROM base.test/library/busybox:1 AS seed
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN --mount=type=cache,from=seed,target=/t : m2
#: m1 amd64 arm64
#: m2 amd64 arm64
