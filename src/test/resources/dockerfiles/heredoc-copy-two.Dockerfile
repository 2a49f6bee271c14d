FROM scratch
COPY <<A <<B /o/
RUN : m1
A
RUN : m2
B
ADD <<"C" /p
RUN : m3
C
