FROM base.test/library/busybox:1 AS src
RUN : m1 > /o
FROM base.test/library/busybox:1 AS a
ONBUILD COPY --from=src /o /o
FROM a
RUN : m2
#: left on stable
#: m1 amd64 arm64
#: m2 amd64 arm64
