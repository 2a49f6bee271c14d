FROM base.test/library/busybox:1 AS one
RUN : m1 > /o
FROM scratch
COPY --from= file /o
