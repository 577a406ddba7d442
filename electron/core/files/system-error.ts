/** Whether the operating system refused something (no such file, no space, no right), which is no fault of the program. */
export const isSystemError = (cause: unknown): cause is NodeJS.ErrnoException =>
  cause instanceof Error && 'syscall' in cause;
