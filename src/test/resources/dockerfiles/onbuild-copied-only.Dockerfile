FROM base.test/library/busybox:1 AS a
ONBUILD RUN : m1
RUN : > /o; : m2
FROM scratch
COPY --from=a /o /o
#: m2 amd64 arm64
