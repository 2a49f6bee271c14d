FROM base.test/library/busybox:1 AS a
RUN : m1
FROM a AS b
RUN : m2
FROM base.test/library/busybox:1 AS c
COPY --from=b / /x
RUN : m3
FROM scratch
COPY file /
