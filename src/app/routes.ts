import type { Loaders } from './navigation.ts';
import type { AnyScreen, Screen } from './Screen.ts';

/** Every screen one can go to, and what it needs to know. */
export interface Routes {
  readonly welcome: object;
}

export type ScreenClass<P extends object> = new (stage: AnyScreen['stage']) => Screen<string, P>;

export type ScreenClasses = { readonly [N in keyof Routes]: () => Promise<ScreenClass<Routes[N]>> };

/** Where each screen is: its own script file, fetched when somebody goes there. */
export const screens: ScreenClasses = {
  welcome: () => import('./screens/Welcome.ts').then(({ Welcome }) => Welcome),
};

/** The loaders of all routes; `make` makes a screen of its class and puts it where screens are. */
export function loadersFor(
  classes: () => ScreenClasses,
  make: <P extends object>(type: ScreenClass<P>, parameters: P) => AnyScreen,
): Loaders<Routes, AnyScreen> {
  const loader =
    <N extends keyof Routes>(name: N) =>
    async () => {
      const type = await classes()[name]();
      return (parameters: Routes[N]) => make(type, parameters ?? {});
    };
  return { welcome: loader('welcome') };
}
