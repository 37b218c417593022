import type { Browser, LaunchOptions } from 'playwright-core';

export function browserToLaunch(): Promise<LaunchOptions>;
export function launchBrowser(): Promise<Browser>;
