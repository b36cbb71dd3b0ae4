export interface SmtpLogin {
  user: string;
  password: string;
}

/** Where mail is handed over, and how. */
export interface SmtpAddress {
  host: string;
  port: number;
  /** off: plain, for a server on this machine; on: TLS from the first byte; starttls: TLS before anything is said. */
  tls: 'off' | 'on' | 'starttls';
  login: SmtpLogin | null;
}

/**
 * "smtps://user:password@host" (465), "smtp://user:password@host" (587, STARTTLS: a password never goes in the
 * clear) or "smtp://host" (25, plain). Throws for anything else.
 */
export function smtpAddress(url: string): SmtpAddress {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (!['smtp:', 'smtps:'].includes(protocol) || hostname === '')
    throw new Error('SMTP_URL is neither smtp://… nor smtps://…');
  const login = username === '' ? null : { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const tls = protocol === 'smtps:' ? 'on' : login ? 'starttls' : 'off';
  const usual = { on: 465, starttls: 587, off: 25 }[tls];
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port), tls, login };
}
