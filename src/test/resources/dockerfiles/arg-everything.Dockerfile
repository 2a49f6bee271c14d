ARG REG=base.test
ARG NAME=busybox
ARG TAG=1
FROM ${REG}/library/${NAME}:${TAG}
RUN : m1
#: m1 amd64 arm64
