FROM alpine
RUN : m1
#: context alpine
#: m1 amd64 arm64
