import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from './app.module.js';
import { adminBuild, serverRoot } from './platform/config/roots.js';
import type { Settings } from './platform/config/settings.js';
import { refuseForeignOrigins } from './platform/http/same-origin.js';

const BODY_LIMIT = 6_000_000;
/** An uploaded table of 100,000 rows. */
const TABLE_LIMIT = 40_000_000;
/** A phone's photograph, as good as they take them; a form with a few of them. */
const PICTURES = { fileSize: 15_000_000, files: 5, fields: 300, fieldSize: BODY_LIMIT, parts: 305 };
const A_YEAR_MS = 365 * 86_400_000;

/** The service, ready to listen: the same for the program, the tests and the benchmark. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const trustProxy = settings.trustProxy?.split(',').map((part) => part.trim());
  const adapter = new FastifyAdapter({
    // Live streams stay open for hours; stopping must not wait for them.
    forceCloseConnections: true,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 300 },
    ...(trustProxy ? { trustProxy } : {}),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(settings), adapter, {
    logger: ['error', 'warn', 'fatal'],
    abortOnError: false,
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  const https = settings.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        // On plain http (a local network, a trial) it would turn every address into one that does not answer.
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  });
  await app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/(?!event-stream)|application\/(json|javascript|problem\+json)|image\/svg)/,
  });
  await app.register(cookie);
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: TABLE_LIMIT },
    (_request, body, done) => done(null, body),
  );
  // A file that is too large is cut off and told beside its field, so that the rest of the form is not lost.
  await app.register(multipart, { limits: PICTURES, throwFileSizeLimit: false });
  fastify.addHook('onRequest', refuseForeignOrigins);
  await app.register(statics, {
    root: join(serverRoot, 'public'),
    prefix: '/assets/',
    maxAge: A_YEAR_MS,
    immutable: true,
    decorateReply: true,
  });
  await serveAdmin(app, fastify);
  await app.init();
  await fastify.ready();
  return app;
}

/** The admin's built files; every other path below /admin is the single page itself. */
async function serveAdmin(app: NestFastifyApplication, fastify: FastifyInstance): Promise<void> {
  const index = join(adminBuild, 'index.html');
  if (!existsSync(index)) return;
  await app.register(statics, {
    root: join(adminBuild, 'assets'),
    prefix: '/admin/assets/',
    maxAge: A_YEAR_MS,
    immutable: true,
    decorateReply: false,
  });
  const html = readFileSync(index, 'utf8');
  for (const path of ['/admin', '/admin/*'])
    fastify.get(path, (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html),
    );
}
