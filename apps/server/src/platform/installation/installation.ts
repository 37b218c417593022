import { Injectable } from '@nestjs/common';
import { SettingsRepository } from './persistence/settings.repository.js';

/** What the installation has to remember about itself, whatever its studies are. */
@Injectable()
export class Installation {
  constructor(private readonly settings: SettingsRepository) {}

  /** Undefined: a real installation. */
  madeFor(): Promise<'demo' | 'test' | undefined> {
    return this.settings.find('made-for');
  }

  find<T>(key: string): Promise<T | undefined> {
    return this.settings.find(key);
  }

  async keep(key: string, value: unknown): Promise<void> {
    await this.settings.keep(key, value);
  }

  keepFirst<T>(key: string, value: T): Promise<T> {
    return this.settings.keepFirst(key, value);
  }

  keepLater(key: string, value: string): Promise<{ before: string | null } | undefined> {
    return this.settings.keepLater(key, value);
  }
}
