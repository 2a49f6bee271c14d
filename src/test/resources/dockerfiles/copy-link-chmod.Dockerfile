FROM base.test/library/busybox:1 AS one
RUN : m1 > /o
FROM scratch
COPY --link --chown=1:1 --from=one --chmod=755 /o /o
#: m1 amd64 arm64
