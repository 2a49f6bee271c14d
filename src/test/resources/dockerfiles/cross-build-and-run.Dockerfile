FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS build
RUN : m1 > /o
FROM base.test/library/busybox:1
COPY --from=build /o /o
RUN : m2
#: m1 amd64
#: m2 amd64 arm64
