FROM base.test/library/busybox:1 AS a
COPY --from=a /bin /x
#: left
