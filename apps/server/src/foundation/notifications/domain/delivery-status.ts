import { isUuid } from '@lytt/shared';

export interface FailedRecipient {
  /** The address, where the report names one of type rfc822, or utf-8 (RFC 6533). */
  address: string | null;
  /** The status code of RFC 3463, such as 5.1.1, or 5.0.0 where the report gives none. */
  status: string;
}

/**
 * Who could not be reached for good, of the fields of a `message/delivery-status` (RFC 3464): groups of header lines parted
 * by blank lines, the first about the message, each other about one recipient. Delays, relays and deliveries are no failures.
 */
export function failedRecipients(fields: string): FailedRecipient[] {
  const groups = fields
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(read);
  return groups.flatMap((group) => {
    const recipient = group.get('final-recipient') ?? group.get('original-recipient');
    if (recipient === undefined || group.get('action')?.toLowerCase() !== 'failed') return [];
    const [type, address] = [recipient.split(';')[0]?.trim().toLowerCase(), recipient.split(';').slice(1).join(';')];
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0] ?? '5.0.0';
    const plain = readable(address.trim().replace(/^<(.*)>$/, '$1'));
    return [{ address: (type === 'rfc822' || type === 'utf-8') && plain.includes('@') ? plain : null, status }];
  });
}

/** What a report in ASCII writes as `\x{E5}` (RFC 6533, 3). */
const readable = (address: string): string =>
  address.replace(/\\x\{([0-9a-f]{2,6})\}/gi, (all, hex: string) => {
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });

/** Field names are of any case, and a line that begins with a blank goes on with the one before (RFC 5322, 2.2.3). */
function read(group: string): Map<string, string> {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]] : [];
    }),
  );
}

/** The id of a mail of ours among a report's lines: `<uuid@host>`. */
export const mailIdIn = (text: string): string | undefined =>
  [...text.matchAll(/^Message-ID:\s*<([^@>\s]+)@/gim)].map(([, id]) => id).find(isUuid);
