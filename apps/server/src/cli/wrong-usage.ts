/** The words typed are no command; the usage is shown with it. */
export class WrongUsage extends Error {}
