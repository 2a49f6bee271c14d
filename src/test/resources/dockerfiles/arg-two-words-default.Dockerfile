ARG S="a"
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM "$S"
#: m1 amd64 arm64
