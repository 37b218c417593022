const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the database would take a value for an id; an address with anything else names nothing that exists. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);
