/** What an answer holds beside its words. `other`: the person's own words for a choice that was not offered stand in the body. */
export type Chosen =
  { kind: 'choice'; values: string[] } | { kind: 'rating'; value: number } | { kind: 'ranking'; values: string[] };
