ARG S
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM ${S:?which}
#: arg S=a
#: m1 amd64 arm64
