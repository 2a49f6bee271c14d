FROM base.test/library/busybox:1 AS Build
RUN : m1
FROM scratch
COPY --from=build /bin/busybox /o
#: context build
