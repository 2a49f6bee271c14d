FROM
RUN : m1
#: refused
