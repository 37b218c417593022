import { BuildTheHouse20261123041000 } from './20261123041000-build-the-house.js';
import { FurnishRecruitment20261125043000 } from './20261125043000-furnish-recruitment.js';
import { KeepFileSlug20261125050000 } from './20261125050000-keep-file-slug.js';

/** Every migration, in order: listed, never globbed, so that a build cannot lose one. */
export const migrations = [BuildTheHouse20261123041000, FurnishRecruitment20261125043000, KeepFileSlug20261125050000];
