import { describe, expect, test } from 'vitest';
import { emailAddress, emailKey } from './email.ts';

describe('an address', () => {
  test.each([
    ['in capitals', 'Nguyen.Van.A@BoYTe.GOV.VN'],
    ['with spaces around it', '  nguyen.van.a@boyte.gov.vn\n'],
    ['in full-width letters', 'ｎｇｕｙｅｎ．ｖａｎ．ａ＠ｂｏｙｔｅ．ｇｏｖ．ｖｎ'],
    ['with mathematical letters', '𝐧guyen.van.a@boyte.gov.vn'],
  ])('%s is the same address', (_, spelling) => {
    expect(emailKey(spelling)).toBe('nguyen.van.a@boyte.gov.vn');
  });

  test('whose marks are composed or follow their letters is one address, and is kept composed', () => {
    const composed = 'nguyễn@đơn-vị.vn';
    expect(emailKey(composed.normalize('NFD'))).toBe(emailKey(composed));
    expect(emailAddress(composed.normalize('NFD')).email).toBe(composed);
  });

  test('in full-width letters is written to where its key says', () => {
    expect(emailAddress('Ａ＠ｂｏｙｔｅ.gov.vn').email).toBe('A@boyte.gov.vn');
  });

  test('keeps the spelling it was typed in for writing to', () => {
    expect(emailAddress('Nguyen.Van.A@boyte.gov.vn')).toEqual({
      email: 'Nguyen.Van.A@boyte.gov.vn',
      key: 'nguyen.van.a@boyte.gov.vn',
    });
  });

  test.each([
    '',
    'a',
    '@boyte.gov.vn',
    'a@',
    'a@boyte',
    'a b@boyte.gov.vn',
    'a@b@boyte.gov.vn',
    'a@-boyte.vn',
    'a@boyte..vn',
  ])('that no mail can be sent to is refused with its place named: %j', (address) => {
    expect(() => emailAddress(address)).toThrow(
      expect.objectContaining({ code: 'invalid_input', fields: [expect.objectContaining({ pointer: '/email' })] }),
    );
  });
});
