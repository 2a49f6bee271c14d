FROM --platform=arm64 base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM --platform=amd64 base.test/library/busybox:1 AS b
RUN : m2 > /p
FROM scratch
COPY --from=a /o /o
COPY --from=b /p /p
#: m1 arm64
#: m2 amd64
