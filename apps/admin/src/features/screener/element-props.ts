import type { Json, JsonPath } from '@lytt/shared';

/** One question or panel, and where it stands in the form. */
export interface ElementProps {
  path: JsonPath;
  element: Json;
}
