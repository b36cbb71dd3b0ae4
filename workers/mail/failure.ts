/**
 * Why a mail was not taken. server: nobody answers, or takes no mail from us at all; broken: the connection ended in
 * the middle of this mail; later: this mail not now (4xx); mail: this mail not ever (5xx, or it cannot be written).
 */
export type Fault = 'server' | 'broken' | 'later' | 'mail';

export class SmtpFailure extends Error {
  readonly fault: Fault;
  /** The server's reply code, where it gave one; its text may hold addresses and is for the database alone. */
  readonly code: number | null;
  constructor(fault: Fault, message: string, code: number | null = null) {
    super(message);
    this.name = 'SmtpFailure';
    this.fault = fault;
    this.code = code;
  }
}
