FROM base.test/library/busybox:1 AS one
RUN : m1 > /o
FROM base.test/library/busybox:1
COPY --from=one /o /o
RUN : m2
#: m1 amd64 arm64
#: m2 amd64 arm64
