/** What a mail server, or the way to it, said against a mail. */
export interface MailFault {
  responseCode?: number;
  command?: string;
  code?: string;
}

/** A reply code where the server gave one, else the name of the fault on the way. */
export const codeOf = (fault: unknown): string => {
  const { responseCode, code } = fault as MailFault;
  return String(responseCode ?? code ?? 'unknown');
};

/**
 * The recipient was refused for good: 5yz after RCPT TO or DATA (RFC 5321, 4.2.1 and 4.5.4.1). The same number at signing in
 * or at MAIL FROM is a fault of this installation's, which says nothing about the address.
 */
export function isRefusedAddress(fault: unknown): boolean {
  const { responseCode, command } = fault as MailFault;
  return (
    responseCode !== undefined && responseCode >= 500 && responseCode < 600 && /^(RCPT TO|DATA)$/.test(command ?? '')
  );
}

const FIRST_TRY_S = 15;
const LONGEST_S = 3_600;
/** After so many tries a message has failed: about seven hours after the first. */
export const LAST_ATTEMPT = 12;

/** Seconds until the next try; `attempts` have been made. */
export const untilNextTry = (attempts: number): number => Math.min(LONGEST_S, FIRST_TRY_S * 2 ** attempts);
