ARG A=b
#: refused
#: crash on stable
