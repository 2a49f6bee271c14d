ARG S=a
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM $S
#: arg S=b
#: m2 amd64 arm64
