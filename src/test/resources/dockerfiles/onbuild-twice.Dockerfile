FROM base.test/library/busybox:1 AS a
ONBUILD RUN : m1
FROM a AS b
RUN : > /o; : m2
FROM a AS c
RUN : > /p; : m3
FROM scratch
COPY --from=b /o /
COPY --from=c /p /
#: m1 amd64 arm64
#: m2 amd64 arm64
#: m3 amd64 arm64
