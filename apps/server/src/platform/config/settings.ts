import { resolve } from 'node:path';
import { z } from 'zod';
import { reasonOf } from '@lytt/shared';
import { sayReason } from '../errors/say-reason.js';

const optionalUrl = z.string().trim().min(1).optional();

/** Every setting, validated once at start. `.env.example` documents them for operators. */
export const SettingsSchema = z
  .object({
    LYTT_DATA_DIR: z.string().trim().min(1).optional(),
    DATABASE_URL: optionalUrl,
    IDENTITY_DATABASE_URL: optionalUrl,
    MIGRATION_DATABASE_URL: optionalUrl,
    LYTT_IDENTITY_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 random bytes in base64, e.g. from: openssl rand -base64 32')
      .optional(),
    LYTT_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    LYTT_LISTEN: z.string().trim().min(1).default('127.0.0.1'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    LYTT_MAIL_FROM: z.string().trim().min(3).default('Lytt <lytt@localhost>'),
    LYTT_ROLE: z.enum(['web', 'worker', 'all']).default('all'),
    LYTT_TRUST_PROXY: z.string().trim().min(1).optional(),
    LYTT_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    LYTT_S3_BUCKET: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'must be the name of a bucket: lower-case letters, digits, dots, hyphens',
      )
      .optional(),
    LYTT_S3_REGION: z.string().trim().min(1).default('us-east-1'),
    LYTT_S3_PREFIX: z
      .string()
      .regex(/^[\w./-]*$/, 'may have letters, digits, dots, slashes and hyphens')
      .optional(),
    LYTT_S3_ACCESS_KEY: z.string().trim().min(1).optional(),
    LYTT_S3_SECRET_KEY: z.string().trim().min(1).optional(),
  })
  .superRefine((s, faults) => {
    const parts = ['LYTT_S3_ENDPOINT', 'LYTT_S3_BUCKET', 'LYTT_S3_ACCESS_KEY', 'LYTT_S3_SECRET_KEY'] as const;
    const missing = parts.filter((part) => s[part] === undefined);
    if (missing.length === parts.length) return;
    for (const part of missing)
      faults.addIssue({ code: 'custom', path: [part], message: 'is needed too when files are kept in S3 storage' });
  })
  .refine((s) => !s.DATABASE_URL || s.LYTT_IDENTITY_KEY, {
    path: ['LYTT_IDENTITY_KEY'],
    message:
      'is needed together with DATABASE_URL: the key that encrypts names and addresses is kept outside the database',
  });

/** Where files are kept when not on disk. */
export interface BucketSettings {
  endpoint: string;
  bucket: string;
  region: string;
  prefix: string | undefined;
  accessKey: string;
  secretKey: string;
}

/** The settings after the database's whereabouts are settled (embedded or external). */
export abstract class Settings {
  abstract readonly dataDir: string;
  abstract readonly appDatabaseUrl: string;
  abstract readonly identityDatabaseUrl: string;
  abstract readonly identityKey: Buffer;
  abstract readonly publicUrl: string;
  abstract readonly port: number;
  abstract readonly listen: string;
  abstract readonly smtpUrl: string | undefined;
  abstract readonly mailFrom: string;
  abstract readonly role: 'web' | 'worker' | 'all';
  abstract readonly trustProxy: string | undefined;
  /** Undefined: files lie in the data folder. */
  abstract readonly bucket: BucketSettings | undefined;
}

export class InvalidSettings extends Error {
  constructor(readonly faults: string[]) {
    super(`The settings are not valid:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

export type RawSettings = z.infer<typeof SettingsSchema>;

/** Reads and validates the environment; throws InvalidSettings with every fault at once. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): RawSettings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = SettingsSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new InvalidSettings(
    parsed.error.issues.map((issue) => `${issue.path.join('.')} ${sayReason(reasonOf(issue))}`),
  );
}

/** Where data lives when nothing is said: beside the program, or elsewhere when root's database account cannot reach that. */
export const DATA_BESIDE = resolve('data');
export const DATA_FOR_ROOT = '/var/lib/lytt';
