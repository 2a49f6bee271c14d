FROM registry.invalid/acme/base:1
RUN true
