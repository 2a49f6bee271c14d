FROM --platform=$BUILDPLATFORM scratch AS a
COPY --from=base.test/library/busybox:1 /bin /bin
RUN : m1
FROM scratch
COPY --from=a /bin /x
#: m1 amd64 arm64
