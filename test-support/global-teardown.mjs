import { rmSync } from 'node:fs';

export default async function teardown() {
  const { server, home, browser } = globalThis.__lyttTest;
  await browser?.close();
  server.stop('immediate');
  rmSync(home, { recursive: true, force: true });
}
