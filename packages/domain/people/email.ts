import { invalid } from '../refusal.ts';

const LOCAL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/**
 * What makes two spellings one address: NFKC, lower case, no white space around. Full-width letters, compatibility
 * forms and composed marks all fold, so nobody gets a second account by another spelling.
 */
export function emailKey(address: string): string {
  return address.trim().normalize('NFKC').toLowerCase();
}

/** An address that mail can be sent to. Throws Refusal `invalid_input` at the pointer. */
export function emailAddress(address: string, pointer = '/email'): { email: string; key: string } {
  // Mail goes to the very mailbox that the key names: full-width letters are another one to a mail server.
  const email = address.trim().normalize('NFKC');
  const key = emailKey(address);
  const at = key.lastIndexOf('@');
  if (at > 0 && LOCAL.test(key.slice(0, at)) && DOMAIN.test(key.slice(at + 1))) return { email, key };
  throw invalid(
    pointer,
    'Địa chỉ thư chưa đúng. Nhập dạng ten@donvi.gov.vn.',
    'This is not an e-mail address. Write it like name@agency.gov.vn.',
  );
}
