import { DEVICE_NAME_CHARACTERS, NAME_CHARACTERS, PASSWORD_CHARACTERS } from '../../../protocol/limits.ts';
import type { MessageKey } from '../../languages/catalogue.ts';
import type { Routes } from '../../routes.ts';

export type What = Routes['changeAccount']['what'];
/** What is being typed: `old` is the password in force, `new` the one after it. */
export type Step = 'name' | 'device' | 'old' | 'new';

/** What can be changed here, what is typed first for it, and what comes of it. */
export const CHANGES = {
  name: { title: 'preferences.name', first: 'name' },
  device: { title: 'about.tv', first: 'device' },
  password: { title: 'preferences.password', first: 'old', after: 'preferences.password.others' },
  pin: { title: 'pin.mine', first: 'old' },
  export: { title: 'account.export', first: 'old', after: 'account.export.after' },
  delete: { title: 'account.delete', first: 'old', after: 'account.delete.after' },
} as const satisfies {
  readonly [W in What]: { readonly title: MessageKey; readonly first: Step; readonly after?: MessageKey };
};

export const STEPS = {
  name: { prompt: 'preferences.name.write', limit: NAME_CHARACTERS },
  device: { prompt: 'about.tv.write', limit: DEVICE_NAME_CHARACTERS },
  old: { prompt: 'preferences.password.old', limit: PASSWORD_CHARACTERS.max },
  new: { prompt: 'preferences.password.new', limit: PASSWORD_CHARACTERS.max },
} as const satisfies { readonly [S in Step]: { readonly prompt: MessageKey; readonly limit: number } };

export const isSecret = (step: Step): boolean => step === 'old' || step === 'new';
