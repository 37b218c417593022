/** `shared`: what the participants see of each other, which is all that an observer may read. */
export type Sight = 'everything' | 'shared';
