import { codeOf } from '../../../net/failure.ts';
import type { AppContext } from '../../context.ts';
import type { NextPin, PinFor, PinPurpose } from './purposes.ts';

type Choosing = Extract<PinFor, { readonly for: 'choose' | 'change' | 'remove' }>;
type Proof = { readonly password: string } | { readonly old: string };

/**
 * The own PIN: the one in force (or the password, typed before), a new one, and that once more. The server looks at
 * the one in force when it has all, so a wrong one begins from the start.
 */
export function choosing(app: AppContext, wanted: Choosing): PinPurpose {
  const { t, tv } = app;
  const me = tv.account.me;
  const first: Proof | undefined = wanted.for === 'choose' ? { password: wanted.password } : undefined;
  let proof: Proof | undefined = first;
  let fresh: string | undefined;

  const done = (toast: 'pin.set' | 'pin.taken'): undefined => {
    app.toast({ title: t(toast), sign: { kind: 'icon', icon: 'lock-simple-fill' }, seconds: 0 });
    app.navigation.back();
    return undefined;
  };
  /** @returns whether it is so now */
  const set = async (pin: string | null, by: Proof): Promise<boolean> => {
    try {
      await tv.household.setPin(pin, by);
      return true;
    } catch (failure) {
      proof = first;
      fresh = undefined;
      if (codeOf(failure) !== 'auth.wrong') throw failure;
      // The password was typed before: it is typed again.
      app.toast({ title: t('signIn.wrong'), sign: { kind: 'icon', icon: 'warning-fill' }, seconds: 0 });
      await app.navigation.replace('changeAccount', { what: 'pin' });
      return false;
    }
  };

  return {
    who: me ?? { person: '', name: '', avatar: null },
    title: t('pin.mine'),
    get line() {
      return t(proof === undefined ? 'pin.own' : fresh === undefined ? 'pin.choose' : 'pin.again');
    },
    note: t(first ? 'pin.choose.note' : 'pin.tries'),
    back: t('pin.cancel'),
    submit: async (pin): Promise<NextPin | undefined> => {
      if (proof === undefined) {
        if (wanted.for === 'remove') {
          return (await set(null, { old: pin })) ? done('pin.taken') : undefined;
        }
        proof = { old: pin };
        return {};
      }
      if (fresh === undefined) {
        fresh = pin;
        return {};
      }
      if (fresh !== pin) {
        fresh = undefined;
        return { refused: t('pin.differs') };
      }
      return (await set(pin, proof)) ? done('pin.set') : undefined;
    },
  };
}
