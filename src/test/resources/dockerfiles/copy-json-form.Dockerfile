FROM base.test/library/busybox:1 AS one
RUN : m1 > "/o o"
FROM scratch
COPY --from=one ["/o o", "/x"]
#: m1 amd64 arm64
