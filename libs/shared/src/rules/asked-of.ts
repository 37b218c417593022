import type { Segment } from '../contract/study-file.js';

/** Whether somebody with these attributes is asked: one of the values in every attribute that the segment names. */
export const isAskedOf = (segment: Segment, attributes: Readonly<Record<string, string>>): boolean =>
  segment.every(({ attribute, values }) => {
    const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    return value !== undefined && values.includes(value);
  });
