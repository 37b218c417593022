declare module 'virtual:staff-texts/*' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
