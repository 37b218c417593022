import { Injectable } from '@nestjs/common';
import webpush from 'web-push';
import { Settings } from '../../../platform/config/settings.js';
import { Installation } from '../../../platform/installation/installation.js';
import { Log } from '../../../platform/logging/log.js';
import { Vault } from '../../../platform/vault/vault.js';
import { isPushService } from '../domain/push-services.js';
import type { Subscription } from './mail-preferences.js';

/** What a device is shown. No words of an answer or a probe, and no secret: who opens it is signed in there, or signs in. */
export interface PushNews {
  id: string;
  title: string;
  body: string;
  url: string;
}
interface Keys {
  publicKey: string;
  privateKey: string;
}

const KEYS = 'push-keys';
/** A news of yesterday is none; the push service forgets it by then. */
const KEPT_S = 24 * 3_600;
const PATIENCE_MS = 10_000;

/** Web push (RFC 8030, encrypted by RFC 8291, signed by RFC 8292). The keys are made once and lie sealed in the database. */
@Injectable()
export class SendPush {
  /** Whom the server may call; a test adds its own. */
  readonly mayCall: ((endpoint: URL) => boolean)[] = [isPushService];
  private keys: Keys | undefined;

  constructor(
    private readonly installation: Installation,
    private readonly vault: Vault,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  /** For the browser that subscribes. */
  async publicKey(): Promise<string> {
    return (await this.vapid()).publicKey;
  }

  allows(endpoint: string): boolean {
    return URL.canParse(endpoint) && this.mayCall.some((may) => may(new URL(endpoint)));
  }

  /** To every device. `gone`: endpoints that the push service no longer knows (404, 410). */
  async send(devices: readonly Subscription[], news: PushNews): Promise<{ reached: number; gone: string[] }> {
    const outcomes = await Promise.all(devices.map(async (device) => [device.endpoint, await this.one(device, news)]));
    return {
      reached: outcomes.filter(([, outcome]) => outcome === 'reached').length,
      gone: outcomes.flatMap(([endpoint, outcome]) => (outcome === 'gone' ? [endpoint ?? ''] : [])),
    };
  }

  private async one(device: Subscription, news: PushNews): Promise<'reached' | 'gone' | 'fault'> {
    if (!this.allows(device.endpoint)) return 'gone';
    try {
      const { publicKey, privateKey } = await this.vapid();
      const request = webpush.generateRequestDetails(device, JSON.stringify(news), {
        TTL: KEPT_S,
        topic: news.id.replaceAll('-', ''),
        vapidDetails: { subject: this.subject(), publicKey, privateKey },
      });
      const { 'Content-Length': _, ...headers } = request.headers as Record<string, string>;
      const answer = await fetch(request.endpoint, {
        method: request.method,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: new Uint8Array(request.body as Buffer),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return 'reached';
      if (answer.status === 404 || answer.status === 410) return 'gone';
      this.log.warn('notifications.push', { status: answer.status });
    } catch (fault) {
      this.log.warn('notifications.push', { fault: (fault as Error).name });
    }
    return 'fault';
  }

  /** Whom a push service may write to; it takes an https or mailto address. */
  private subject(): string {
    const { publicUrl, mailFrom } = this.settings;
    return publicUrl.startsWith('https:') ? publicUrl : `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`;
  }

  private async vapid(): Promise<Keys> {
    if (this.keys) return this.keys;
    const sealed = this.vault.seal(JSON.stringify(webpush.generateVAPIDKeys())).toString('base64');
    const kept = await this.installation.keepFirst(KEYS, sealed);
    this.keys = JSON.parse(this.vault.open(Buffer.from(kept, 'base64'))) as Keys;
    return this.keys;
  }
}
