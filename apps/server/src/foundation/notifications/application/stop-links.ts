import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Vault } from '../../../platform/vault/vault.js';
import { ALL_KINDS, CAN_WAIT } from '../domain/notice-kinds.js';

const MAC_BYTES = 16;
const TOKEN = /^([0-9a-f]{32})\.([a-z-]+)\.([\w-]{22})$/;

/** Links that stop mails and nothing else: signed, kept nowhere, good for as long as the seat is there. */
@Injectable()
export class StopLinks {
  constructor(
    private readonly vault: Vault,
    private readonly settings: Settings,
  ) {}

  /** `kind`: one that can be stopped, or all of them. */
  link(seatId: string, kind: string): string {
    return `${this.settings.publicUrl}/stop/${seatId.replaceAll('-', '')}.${kind}.${this.mac(seatId, kind)}`;
  }

  /** Undefined: nobody was ever mailed this. */
  read(token: string): { seatId: string; kind: string } | undefined {
    const [, hex, kind, given] = TOKEN.exec(token) ?? [];
    if (!hex || !kind || !given || !(kind === ALL_KINDS || CAN_WAIT.includes(kind))) return undefined;
    const seatId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    // Letter by letter: several endings of base64 stand for the same bytes, and only one of them was mailed.
    return timingSafeEqual(Buffer.from(given), Buffer.from(this.mac(seatId, kind))) ? { seatId, kind } : undefined;
  }

  private mac(seatId: string, kind: string): string {
    return this.vault.fingerprint(`stop:${seatId}:${kind}`).subarray(0, MAC_BYTES).toString('base64url');
  }
}
