"""Access as intent: who may do what to which rows, compiled into policies, grants and guards. Reads no file, sends no SQL."""
