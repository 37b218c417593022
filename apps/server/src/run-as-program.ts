import { InvalidSettings } from './platform/config/settings.js';
import { PortTaken, type Running } from './start.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a starting function as the whole program: signals stop what it started, faults end it with their words. */
export function runAsProgram(begin: (say: (line: string) => void) => Promise<Running>): void {
  const begun = begin(say);
  stopOnSignal(begun);
  begun.then(
    () => say('\nCtrl-C stops everything.'),
    (fault: unknown) => {
      const plain = fault instanceof InvalidSettings || fault instanceof PortTaken;
      process.stderr.write(`${plain ? fault.message : String((fault as Error).stack ?? fault)}\n`);
      process.exit(1);
    },
  );
}

/** From the first moment: a signal during the start waits for it, so that no database is left behind half started. */
function stopOnSignal(begun: Promise<Running>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      begun
        .then((running) => running.stop())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
}
