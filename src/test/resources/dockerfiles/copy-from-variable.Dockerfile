ARG A=one
FROM base.test/library/busybox:1 AS one
RUN : m1 > /o
FROM base.test/library/busybox:1
ARG A
COPY --from=$A /o /o
#: left
#: m1 amd64? arm64?
