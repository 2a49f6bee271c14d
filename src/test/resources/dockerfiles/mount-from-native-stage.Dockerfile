FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS tools
RUN : m1 > /o
FROM base.test/library/busybox:1
RUN --mount=type=bind,from=tools,source=/,target=/t : m2
#: m1 amd64
#: m2 amd64 arm64
