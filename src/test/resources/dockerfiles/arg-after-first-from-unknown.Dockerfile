ARG S=a
FROM base.test/library/busybox:1 AS a
RUN : m1
ARG S=b
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM $S
#: m1 amd64 arm64
