FROM base.test/library/busybox:1 AS build
RUN : m1
FROM scratch
COPY --from=build /bin/busybox /o
#: context BUILD
#: left
#: m1 amd64 arm64
