FROM base.test/library/busybox:1 AS a
COPY --from=b /o /o
FROM base.test/library/busybox:1 AS b
RUN : m1 > /o
FROM a
#: left
