FROM base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM base.test/library/busybox:1 AS a
RUN : m2 > /o
FROM scratch
COPY --from=a /o /o
#: m2 amd64 arm64
