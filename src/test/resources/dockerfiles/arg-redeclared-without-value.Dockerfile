ARG S=b
ARG S
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM ${S:-a}
#: m1 amd64? arm64?
#: m2 amd64? arm64?
