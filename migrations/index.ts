import { BuildTheHouse20261123041000 } from './20261123041000-build-the-house.js';

/** Every migration, in order: listed, never globbed, so that a build cannot lose one. */
export const migrations = [BuildTheHouse20261123041000];
