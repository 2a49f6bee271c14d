FROM --platform=linux/amd64 --platform=linux/arm64 base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /o
#: left
#: m1 arm64
