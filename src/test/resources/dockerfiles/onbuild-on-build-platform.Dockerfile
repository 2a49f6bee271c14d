FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS a
ONBUILD RUN : m1
FROM a AS b
RUN : > /o; : m2
FROM scratch
COPY --from=b /o /o
#: m1 amd64
#: m2 amd64
