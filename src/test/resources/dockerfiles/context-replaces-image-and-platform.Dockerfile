FROM --platform=$BUILDPLATFORM alpine AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /o
#: context alpine
#: m1 amd64
