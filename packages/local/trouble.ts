/** Something the person at the keyboard can mend: told in one line, then exit code 1. */
export class Trouble extends Error {}
