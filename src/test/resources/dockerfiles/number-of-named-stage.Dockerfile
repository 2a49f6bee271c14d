FROM base.test/library/busybox:1 AS first
RUN : m1 > /o
FROM scratch
COPY --from=0 /o /o
#: m1 amd64 arm64
