/**
 * What somebody may do with their own account and TVs, for the Preferences screen (`tv.profile`):
 *
 *   profile.offered                     whether this server has any of it; older ones do not
 *   tv.account.me                       name, ID and picture as they are now; follows every change
 *   profile.rename(name)                friends see it at once; 1–40 signs
 *   profile.setPicture(bytes | null)    JPEG, PNG or WebP of at most AVATAR_BYTES; see capture/portrait.ts for making one
 *   profile.changePassword(old, new)    8–128 signs; signs every other TV out
 *   profile.deviceName                  what this TV calls itself, whoever is in; profile.renameDevice(name), 1–40 signs
 *   profile.devices                     unknown → known, kept up to date while somebody follows
 *   profile.follow()                    call when the list comes into sight, and what it returns when it goes
 *   profile.signOut(device)             another TV, on or off; for this one there is account.signOut()
 *   profile.signOutOthers()
 *   profile.exportData(password)        → { url, until }: shown as a QR code, fetched once by a phone or a computer
 *   profile.deleteAccount(password)     nobody is here afterwards (account.state is 'door'), nothing stays on this TV
 *
 * Every action rejects with a Failure: auth.wrong and auth.slow_down (retryAfterMs) where a password is asked,
 * account.password_weak, account.picture_refused, device.unknown, connection.lost …
 */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Connection } from '../net/connection.ts';
import { codeOf } from '../net/failure.ts';
import type { Keyring } from '../net/keyring.ts';
import type { Storage } from '../platform/platform.ts';
import type { AnyEvent, OwnDevice } from '../protocol/words.ts';
import type { Account, FaultCode } from './account.ts';
import { base64Of } from './base64.ts';

/** The name somebody gave this TV. */
const DEVICE_NAME = 'deviceName';

/** A TV of the person; `here` is the one this runs on. */
export type DeviceView = OwnDevice & { readonly here: boolean };

export type DevicesState =
  | { is: 'unknown' }
  | { is: 'failed'; code: FaultCode }
  | { is: 'known'; devices: readonly DeviceView[] };

export interface ExportAddress {
  /** works once, and until `until` (ms since 1970, this TV's clock) */
  url: string;
  until: number;
}

export interface ProfilePorts {
  connection: Connection;
  keyring: Keyring;
  account: Account;
  now(): number;
  /** the address of the server's HTTP side, without a slash at its end */
  httpUrl: string;
  /** what this TV is called until somebody renames it */
  deviceName: string;
  storage: Storage;
  /** Nothing of that person stays on this TV. */
  forget(person: string): void;
}

/** The own account and the TVs it is used on. */
export class Profile {
  private readonly ports: ProfilePorts;
  private readonly devices_ = signal<DevicesState>({ is: 'unknown' });
  private readonly deviceName_: Signal<string>;
  private followers = 0;

  constructor(ports: ProfilePorts) {
    this.ports = ports;
    this.deviceName_ = signal(ports.storage.get(DEVICE_NAME) ?? ports.deviceName);
  }

  /** Whether this server knows how to do any of this. */
  get offered(): boolean {
    return this.ports.connection.offers('account');
  }

  /** Whether this server keeps a colour for one's letter. */
  get keepsColours(): boolean {
    return this.ports.connection.offers('colours');
  }

  get devices(): ReadonlySignal<DevicesState> {
    return this.devices_;
  }

  /** The server this TV is connected to, by its own words. */
  get server(): { readonly name: string; readonly version: string; readonly protocol: number } {
    const { server, protocol } = this.ports.connection.greeting;
    return { name: server.name, version: server.version, protocol };
  }

  /** What this TV calls itself, whoever is signed in. */
  get deviceName(): ReadonlySignal<string> {
    return this.deviceName_;
  }

  /** A server that cannot be told now hears it at the next hello. */
  async renameDevice(name: string): Promise<void> {
    const { connection, storage } = this.ports;
    const fresh = name.trim();
    storage.set(DEVICE_NAME, fresh);
    this.deviceName_.value = fresh;
    if (!connection.offers('device_names')) return;
    await connection.request('device.rename', { name: fresh });
    await this.look();
  }

  /** Keeps the list of TVs up to date until what it returns is called. */
  follow(): () => void {
    this.followers += 1;
    void this.look();
    let following = true;
    return () => {
      if (following) this.followers -= 1;
      following = false;
    };
  }

  async rename(name: string): Promise<void> {
    const { connection, account } = this.ports;
    account.looks((await connection.request('account.rename', { name: name.trim() })).me);
  }

  /** @param bytes a small square JPEG, PNG or WebP; null for no picture */
  async setPicture(bytes: Uint8Array | null): Promise<void> {
    const { connection, account } = this.ports;
    const picture = bytes && base64Of(bytes);
    account.looks((await connection.request('account.picture', { picture })).me);
  }

  /** A colour for the letter, in place of a picture; null: as TVs draw it by themselves. */
  async setColour(colour: number | null): Promise<void> {
    const { connection, account } = this.ports;
    account.looks((await connection.request('account.colour', { colour })).me);
  }

  async changePassword(old: string, fresh: string): Promise<void> {
    await this.ports.connection.request('account.password', { old, new: fresh });
    await this.look();
  }

  async signOut(device: string): Promise<void> {
    await this.ports.connection.request('device.sign_out', { device });
    await this.look();
  }

  async signOutOthers(): Promise<void> {
    await this.ports.connection.request('device.sign_out_others', {});
    await this.look();
  }

  async exportData(password: string): Promise<ExportAddress> {
    const { connection, httpUrl, now } = this.ports;
    const { path, expiresInMs } = await connection.request('account.export', { password });
    return { url: httpUrl + path, until: now() + expiresInMs };
  }

  async deleteAccount(password: string): Promise<void> {
    const { connection, keyring, account, forget } = this.ports;
    const person = account.me?.person;
    await connection.request('account.delete', { password });
    keyring.forget();
    if (person !== undefined) forget(person);
    connection.signedOut(connection.greeting.registration);
  }

  /** Somebody is here, perhaps somebody else. */
  started(): void {
    this.devices_.value = { is: 'unknown' };
    void this.look();
  }

  handle(event: AnyEvent): void {
    if (event.t === 'device.changed') void this.look();
  }

  private async look(): Promise<void> {
    if (this.followers === 0) return;
    const { connection, keyring } = this.ports;
    try {
      const { devices } = await connection.request('device.list', {});
      const own = keyring.keys?.device.device;
      this.devices_.value = { is: 'known', devices: devices.map((one) => ({ ...one, here: one.device === own })) };
    } catch (failure) {
      // What was known stays in sight; the next change brings it up to date.
      if (this.devices_.peek().is !== 'known') this.devices_.value = { is: 'failed', code: codeOf(failure) };
    }
  }
}
