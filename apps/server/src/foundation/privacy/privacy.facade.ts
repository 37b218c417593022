import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@lytt/shared';
import { Vault } from '../../platform/vault/vault.js';
import { Audit } from '../audit/audit.facade.js';
import { sameAddressKey, sameMailboxKey, samePhoneKey } from './domain/same-contact.js';
import { People, type NewPerson } from './persistence/people.js';

export interface Person {
  name: string;
  email: string;
  phone?: string | undefined;
}

/** Which of these ids a module's rows point to. */
export type KnowsPeople = (ids: readonly string[]) => Promise<readonly string[]>;

/**
 * The one service that knows who somebody is. It alone opens the identity schema, and every joining of a person with
 * research leaves a line in the audit (GDPR art. 5(2), 32).
 */
@Injectable()
export class PeopleRegister {
  private readonly knowers: KnowsPeople[] = [];

  constructor(
    private readonly rows: People,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** Writes a person under a fresh random id, before research refers to it. A sweep removes ids that got no partner. */
  async enter(studyId: string, person: Person): Promise<string> {
    const row = this.sealed(studyId, person);
    await this.rows.add([row]);
    return row.id;
  }

  /** Many at once; the ids in the order of the people. */
  async enterAll(studyId: string, people: readonly Person[]): Promise<string[]> {
    const rows = people.map((person) => this.sealed(studyId, person));
    await this.rows.add(rows);
    return rows.map((row) => row.id);
  }

  private sealed(studyId: string, person: Person): NewPerson {
    const phoneKey = person.phone ? samePhoneKey(person.phone) : null;
    return {
      id: randomUUID(),
      studyId,
      name: this.vault.seal(person.name),
      email: this.vault.seal(person.email.trim()),
      phone: person.phone ? this.vault.seal(person.phone) : null,
      emailIndex: this.vault.fingerprint(sameAddressKey(person.email)),
      mailboxIndex: this.vault.fingerprint(`mailbox:${sameMailboxKey(person.email)}`),
      phoneIndex: phoneKey === null ? null : this.vault.fingerprint(`phone:${phoneKey}`),
    };
  }

  /** Ids already entered in this study under the same address. */
  async sameAddress(studyId: string, email: string): Promise<string[]> {
    return this.rows.withEmailIndex(studyId, this.vault.fingerprint(sameAddressKey(email)));
  }

  /** Which of these addresses are entered in this study, with the ids under each. */
  async sameAddresses(studyId: string, emails: readonly string[]): Promise<Map<string, string[]>> {
    const asked = emails.map((email) => ({ email, index: this.vault.fingerprint(sameAddressKey(email)) }));
    const found = new Map<string, string[]>();
    for (const row of await this.rows.withEmailIndexes(
      studyId,
      asked.map(({ index }) => index),
    )) {
      const index = row.emailIndex.toString('hex');
      found.set(index, [...(found.get(index) ?? []), row.id]);
    }
    return new Map(
      asked.flatMap(({ email, index }) => {
        const ids = found.get(index.toString('hex'));
        return ids ? [[email, ids]] : [];
      }),
    );
  }

  /**
   * Who in this study shares a mailbox or a phone number with these people, at most `most` each. Fingerprints are
   * compared and nothing is decrypted, so no look-up is noted.
   */
  async sharingContact(studyId: string, ids: readonly string[], most: number): Promise<Map<string, string[]>> {
    const sharing = new Map<string, string[]>();
    for (const { id, other } of await this.rows.sharing(studyId, ids, most))
      sharing.set(id, [...(sharing.get(id) ?? []), other]);
    return sharing;
  }

  /** Who these people are. `why` goes into the audit, with the ids and who asked. */
  async lookUp(actor: Actor, studyId: string, ids: readonly string[], why: string): Promise<Map<string, Person>> {
    if (ids.length === 0) return new Map();
    const rows = await this.rows.byId(studyId, ids);
    await this.audit.record(actor, 'privacy.looked-up', studyId, { why, people: rows.map((row) => row.id) });
    return new Map(
      rows.map((row) => [
        row.id,
        {
          name: this.vault.open(row.name),
          email: this.vault.open(row.email),
          phone: row.phone ? this.vault.open(row.phone) : undefined,
        },
      ]),
    );
  }

  async erase(actor: Actor, studyId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.rows.remove(studyId, ids);
    await this.audit.record(actor, 'privacy.erased', studyId, { people: ids });
  }

  /** Every module whose rows point to people registers here, so that nobody whom it still knows is swept away. */
  known(by: KnowsPeople): void {
    this.knowers.push(by);
  }

  /** A person is written before research points to them, hence the hour. */
  async eraseUnknown(): Promise<void> {
    const old = await this.rows.olderThanAnHour();
    const known = new Set<string>();
    for (const knows of this.knowers) for (const id of await knows(old.map((person) => person.id))) known.add(id);
    const lost = old.filter((person) => !known.has(person.id));
    for (const studyId of new Set(lost.map((person) => person.studyId)))
      await this.erase(
        { kind: 'system' },
        studyId,
        lost.filter((person) => person.studyId === studyId).map((person) => person.id),
      );
  }
}

/** What a module that holds words or traces of participants must be able to do with one person's. */
export interface HoldsPersonalData {
  readonly name: string;
  /** Removes what this person wrote, within the caller's transaction. */
  erase(studyId: string, seatId: string): Promise<void>;
}

/** Every module with participants' words registers here; withdrawal runs down this list, last registered first. */
@Injectable()
export class PersonalDataKeepers {
  private readonly keepers: HoldsPersonalData[] = [];

  register(keeper: HoldsPersonalData): void {
    this.keepers.push(keeper);
  }

  /** From findings down to posts: what stands on the words goes before the words. */
  async eraseWords(studyId: string, seatId: string): Promise<void> {
    for (const keeper of [...this.keepers].reverse()) await keeper.erase(studyId, seatId);
  }
}
