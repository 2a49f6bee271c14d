FROM base.test/library/busybox:1
RUN : m1 > /o
FROM scratch
COPY --from=-2 /o /o
#: left
