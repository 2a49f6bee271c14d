FROM base.test/library/busybox:1 AS tools
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN --mount="type=bind, from=tools,target=/t" : m2
#: left
#: m2 amd64 arm64
