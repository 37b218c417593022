/**
 * The push services that browsers subscribe at (Chromium and its kin, Firefox, Safari, Windows). A subscription's address
 * comes from a participant's browser and the server calls it, so it may be no other: else anybody with a seat could make the
 * server call whatever it can reach.
 */
const SERVICES = [
  /^fcm\.googleapis\.com$/,
  /^([a-z0-9-]+\.)*push\.services\.mozilla\.com$/,
  /^([a-z0-9-]+\.)*push\.apple\.com$/,
  /^([a-z0-9-]+\.)*notify\.windows\.com$/,
];

export const isPushService = ({ protocol, hostname, port, username }: URL): boolean =>
  protocol === 'https:' && port === '' && username === '' && SERVICES.some((name) => name.test(hostname));
