FROM base.test/library/busybox:1 AS a
RUN : m1
FROM scratch
COPY --from=a /bin/busybox /o
#: context a
