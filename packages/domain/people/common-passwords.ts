/** Filled in with the list that is checked against. */
export const commonPasswords: ReadonlySet<string> = new Set(['password', 'matkhau', '123456789012']);
