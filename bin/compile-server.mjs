// Compiles the folders that nest-cli.json names as `nest build` would, without Nest's CLI and the webpack that it brings.
import { transformFile } from '@swc/core';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { filesBelow, root } from './staleness.mjs';

async function compile(source, target) {
  const sourceFileName = relative(dirname(target), source);
  const { code, map } = await transformFile(source, { cwd: root, configFile: join(root, '.swcrc'), sourceFileName });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${basename(target)}.map`);
  writeFileSync(`${target}.map`, map);
}

export async function compileServer() {
  const settings = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
  const { filenames, outDir } = settings.compilerOptions.builder.options;
  rmSync(join(root, outDir), { recursive: true, force: true });
  const sources = filenames.flatMap((name) => [...filesBelow(join(root, name))]).filter((file) => file.endsWith('.ts'));
  await Promise.all(
    sources.map((source) => compile(source, join(root, outDir, relative(root, source)).replace(/\.ts$/, '.js'))),
  );
}
