ARG BUILDPLATFORM
FROM --platform=${BUILDPLATFORM} base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /
#: left on stable
#: m1 amd64
