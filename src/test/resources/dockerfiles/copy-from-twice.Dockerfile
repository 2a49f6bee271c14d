FROM base.test/library/busybox:1 AS one
RUN : m1 > /o
FROM base.test/library/busybox:1 AS two
RUN : m2 > /o
FROM scratch
COPY --from=one --from=two /o /o
#: left
#: m2 amd64 arm64
