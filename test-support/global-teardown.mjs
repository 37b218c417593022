import { rmSync } from 'node:fs';

export default async function teardown() {
  const { server, home } = globalThis.__lyttTest;
  server.stop('immediate');
  rmSync(home, { recursive: true, force: true });
}
