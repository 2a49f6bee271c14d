ARG S
FROM $S
RUN : m1
#: refused
