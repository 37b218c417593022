import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';

const NONCE = 12;
const TAG = 16;

/** Encrypts what must not be readable from the database or its backup (AES-256-GCM; GDPR art. 32). */
@Injectable()
export class Vault {
  constructor(private readonly settings: Settings) {}

  seal(text: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.settings.identityKey, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the key is another or the bytes were changed. */
  open(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.settings.identityKey, sealed.subarray(0, NONCE));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  }

  /** Finds the same text again without being able to read it. */
  fingerprint(text: string): Buffer {
    return createHmac('sha256', this.settings.identityKey).update(text, 'utf8').digest();
  }
}

/** A secret nobody can guess: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
/** What the database keeps of a secret. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
