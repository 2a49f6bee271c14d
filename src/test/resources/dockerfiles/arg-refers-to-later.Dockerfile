ARG A=$B
ARG B=b
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM ${A:-a}
#: m1 amd64 arm64
