export * from './quota-key.js';
export * from './plan-draft.js';
export * from './crossed-quotas.js';
export * from './population-shares.js';
export * from './check-places.js';
export * from './invited-quotas.js';
