/** Debian's own, where the packages of Debian are. */
export const PYTHON = '/usr/bin/python3';
