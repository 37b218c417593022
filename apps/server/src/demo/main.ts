import 'reflect-metadata';
import { createDemo, demoDoors } from './create-demo.js';
import { markMadeForDemo } from '../platform/database/prepare-database.js';
import { runAsProgram } from '../run-as-program.js';
import { start } from '../start.js';

/** `npm run demo`: the same program on a data folder of its own, with the example study in the middle of its week. */
runAsProgram(async (say) => {
  const running = await start({
    say,
    demo: true,
    prepare: async (doors) => {
      await markMadeForDemo(doors);
    },
    furnish: async (app) => {
      await createDemo(app, say);
    },
  });
  say(`\nThe demo is ready: ${running.settings.publicUrl}`);
  say(`Data: ${running.settings.dataDir} (delete the folder to begin anew)`);
  say('\nCome in as');
  for (const { role, name, token } of await demoDoors(running.app))
    say(`  ${role.padEnd(12)} ${running.settings.publicUrl}/demo/${token}   ${name}`);
  return running;
});
