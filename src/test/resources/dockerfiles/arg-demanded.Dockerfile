ARG S
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM ${S:?which}
#: left
#: m1 amd64? arm64?
