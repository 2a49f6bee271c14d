ARG S=x-a
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM ${S#x-}
#: m1 amd64? arm64?
#: m2 amd64? arm64?
