import { PROBE_PATH } from '../protocol/limits.ts';
import { lineOf } from '../protocol/wire.ts';
import type { Line } from '../protocol/words.ts';

/** Bytes are counted for so long after the first ones came; a slow line has to do something else then. */
const COUNTED_MS = 600;
/** A server that has not begun to answer by then tells nothing. */
const PATIENCE_MS = 3_000;

/** The class of a line that brought so many bytes in that time. */
export const classOf = (bytes: number, ms: number): Line => lineOf((bytes * 8) / Math.max(1, ms));

/**
 * Measures the line to the server, briefly (W17): 32 KB at most, and 0.6 s. The server corrects the class afterwards by
 * how pictures come.
 * @param address of the server, as `Platform.assetUrl`
 * @returns undefined where nothing could be measured
 */
export function measureLine(address: string): Promise<Line | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let began: number | undefined;
    let loaded = 0;
    const finish = (): void => {
      clearTimeout(timer);
      request.onreadystatechange = null;
      request.onprogress = null;
      request.abort();
      resolve(began === undefined || loaded === 0 ? undefined : classOf(loaded, performance.now() - began));
    };
    let timer = setTimeout(finish, PATIENCE_MS);
    request.onreadystatechange = () => {
      if (request.readyState < XMLHttpRequest.HEADERS_RECEIVED || began !== undefined) return;
      if (request.status !== 200) return finish();
      began = performance.now();
      clearTimeout(timer);
      timer = setTimeout(finish, COUNTED_MS);
    };
    request.onprogress = (event) => {
      loaded = event.loaded;
    };
    request.onloadend = finish;
    // An address of its own each time: nothing on the way may have kept the answer.
    request.open('GET', `${address}${PROBE_PATH}?${Math.random()}`);
    request.responseType = 'arraybuffer';
    request.send();
  });
}
