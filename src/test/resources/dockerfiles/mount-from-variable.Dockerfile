ARG A=tools
FROM base.test/library/busybox:1 AS tools
RUN : m1 > /o
FROM base.test/library/busybox:1
ARG A
RUN --mount=from=$A,target=/t : m2
#: left
#: m1 amd64? arm64?
#: m2 amd64 arm64
