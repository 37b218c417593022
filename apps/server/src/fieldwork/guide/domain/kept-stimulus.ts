import type { Localized } from '@lytt/shared';

/** A stimulus as a version of the wording holds it: a picture by its file. */
export type KeptStimulus =
  | { kind: 'text'; text: Localized }
  | { kind: 'link'; url: string; label: Localized }
  | { kind: 'image'; fileId: string; alt: Localized };
