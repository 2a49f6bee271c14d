FROM base.test/library/busybox:1 AS root
RUN : m1
FROM root AS left
RUN : m2 > /l
FROM root AS right
RUN : m3 > /r
FROM scratch
COPY --from=left /l /
COPY --from=right /r /
#: m1 amd64 arm64
#: m2 amd64 arm64
#: m3 amd64 arm64
