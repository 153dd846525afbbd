import type { AppContext } from '../context.ts';

/**
 * Opens a sheet that is a script file of its own. Whoever went on meanwhile, or is asked something, does not want it
 * any more; when it does not come, the TV says so.
 */
export function openFetched<M>(app: AppContext, chunk: Promise<M>, open: (module: M) => void): void {
  const { screen } = app.navigation;
  app.whole(chunk).then(
    (module) => {
      if (app.navigation.screen === screen && !app.asking) open(module);
    },
    () => app.tv.notices.say({ is: 'failed', code: 'connection.lost' }),
  );
}
