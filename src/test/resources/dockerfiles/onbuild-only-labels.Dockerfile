FROM base.test/library/busybox:1 AS a
ONBUILD RUN : m1
FROM a AS b
LABEL a=b
FROM scratch
COPY --from=b /bin/busybox /
#: m1 amd64 arm64
