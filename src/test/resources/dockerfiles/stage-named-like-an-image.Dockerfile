FROM base.test/library/busybox:1 AS alpine
RUN : m1 > /o
FROM alpine
RUN : m2
#: m1 amd64 arm64
#: m2 amd64 arm64
