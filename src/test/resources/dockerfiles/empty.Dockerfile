# nothing
#: refused
