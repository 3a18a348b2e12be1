"""The demonstration content as plain data, in Italian and English."""
