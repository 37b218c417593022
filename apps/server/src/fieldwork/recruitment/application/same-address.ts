/**
 * Under this key, which no question can have, the answers of a completed form name the earlier form that came from the
 * same e-mail address. Such a form is kept and shown as what it is; two people may share an address.
 */
export const SAME_ADDRESS_AS = '$sameAddressAs';
