import { Refusal } from '../../src/protocol/errors.ts';
import type { Answer, Request } from '../../src/protocol/words.ts';
import type { Session } from '../gateway/session.ts';
import type { Messages } from '../messages/messages.ts';
import { conversationId } from '../messages/queries.ts';
import { newId } from '../random.ts';
import { Serial } from '../serial.ts';
import type { ClipParts } from './clips.ts';
import type { Refused } from './counts.ts';
import { DiskFull } from './files.ts';
import { Pace } from './pace.ts';
import {
  addClip,
  bytesHeld,
  dropUpload,
  linkOf,
  refOf,
  saveUpload,
  sentWith,
  type Upload,
  uploadNamed,
  uploadOf,
  uploadsOf,
  VIDEO,
} from './records.ts';
import { roomFault, sendFault } from './rules.ts';
import { UploadLeg } from './upload-leg.ts';

/** When a disk that is full is worth asking again. */
const AGAIN_MS = 60_000;
/** Uploads one person may have begun and not ended (W29). */
const UPLOADS = 20;

/** The first leg (V4): from the sender’s TV into the store, and from there into the conversation. */
export class ClipSending {
  readonly #parts: ClipParts;
  readonly #messages: Pick<Messages, 'post'>;
  /** one person’s sending is handled in turn: two of them cannot both take the last of the room */
  readonly #byPerson = new Serial();

  constructor(parts: ClipParts, messages: Pick<Messages, 'post'>) {
    this.#parts = parts;
    this.#messages = messages;
  }

  send(word: Request<'clip.send'>, session: Session): Promise<Answer<'clip.send'>> {
    return this.#byPerson.run(session.person, () => this.#send(word, session));
  }

  finish(word: Request<'clip.finish'>, session: Session): Promise<Answer<'clip.finish'>> {
    return this.#byPerson.run(session.person, () => this.#finish(word, session));
  }

  cancel({ to, key }: Request<'clip.cancel'>, session: Session): Promise<Answer<'clip.cancel'>> {
    return this.#byPerson.run(session.person, async () => {
      const upload = await uploadOf(this.#parts.db, session.person, to, key);
      if (upload) await this.#drop(upload);
      return {};
    });
  }

  async #send(word: Request<'clip.send'>, session: Session): Promise<Answer<'clip.send'>> {
    const { db, clock, files, legs } = this.#parts;
    const sent = await this.#sentBefore(word, session);
    if (sent) return { state: 'sent', ...sent };
    const known = await uploadOf(db, session.person, word.to, word.key);
    if (known && !isSame(known, word)) throw new Refusal('message.key_reused');
    const upload: Upload = known ?? {
      ...{ upload: newId(this.#parts.random), person: session.person, other: word.to, key: word.key },
      ...{ digest: word.digest, bytes: word.bytes, ms: word.ms, sound: word.sound, waits: true },
    };
    upload.waits = word.wait ?? true;
    this.#mustBeAllowed(upload, session);
    // What a line that broke has brought counts, and nothing of it comes later.
    await legs.end(upload.upload);
    if (!known) await this.#mustHaveRoom(upload);
    const from = await files.size(upload.upload);
    const facts = legs.facts(session, word.link, { from, bytes: upload.bytes });
    await saveUpload(db, upload, clock.now());
    const pace = new Pace(() => this.#parts.lines.up(session), clock.now());
    const failed = (error: unknown): void => this.#notWritten(error);
    legs.add(new UploadLeg(upload.upload, facts, { clock, files, pace }, failed), upload.upload);
    const { stream, piece, window } = facts;
    return { state: 'uploading', upload: upload.upload, stream, from, piece, window };
  }

  async #finish(word: Request<'clip.finish'>, session: Session): Promise<Answer<'clip.finish'>> {
    const { db, files, legs, byDigest } = this.#parts;
    const upload = await uploadNamed(db, word.upload, session.person);
    if (!upload) throw new Refusal('clip.unknown');
    await legs.end(upload.upload);
    if ((await files.size(upload.upload)) < upload.bytes) throw new Refusal('clip.incomplete');
    this.#mustBeAllowed(upload, session);
    return byDigest.run(upload.digest, async () => {
      if ((await files.digestOf(upload.upload)) !== upload.digest) {
        await this.#drop(upload);
        throw this.#refusal('clip.broken');
      }
      await files.seal(upload.upload, upload.digest);
      return this.#post(upload, session).catch(async (error: unknown) => {
        await this.#forgetUntold(upload.digest);
        throw error;
      });
    });
  }

  /** The message, what both hold of it and the end of the upload: all of it, or nothing. */
  async #post(upload: Upload, session: Session): Promise<Answer<'clip.finish'>> {
    const { db, clock, random } = this.#parts;
    const { person, other, key, ms, bytes, sound } = upload;
    const body = { kind: VIDEO, bytes: JSON.stringify({ ms, bytes, sound }) };
    const { sequence, at } = await this.#messages.post({ to: other, key, body }, session, async (tx, stored) => {
      const refs = { sender: newId(random), recipient: stored.hidden ? undefined : newId(random) };
      await addClip(tx, upload, { sequence: stored.sequence, at: clock.now(), refs });
      await dropUpload(tx, upload.upload);
    });
    return this.#told(await refOf(db, person, other, sequence), at);
  }

  /** Nobody was told of it: unless somebody else sent the same, it is deleted. */
  async #forgetUntold(digest: string): Promise<void> {
    const { db, files } = this.#parts;
    const row = await db.selectFrom('clip_files').select('digest').where('digest', '=', digest).executeTakeFirst();
    if (!row) await files.remove(digest);
  }

  #told(ref: Awaited<ReturnType<typeof refOf>>, at: number): Answer<'clip.finish'> {
    // A text was sent with this key.
    if (!ref) throw new Refusal('message.key_reused');
    return { sequence: ref.sequence, at, clip: linkOf(ref) };
  }

  async #sentBefore({ to, key }: Request<'clip.send'>, { person }: Session) {
    const { db } = this.#parts;
    const message = await sentWith(db, { to, key }, conversationId(person, to));
    return message && this.#told(await refOf(db, person, to, message.sequence), message.at);
  }

  #mustBeAllowed({ other, waits }: Upload, session: Session): void {
    const { talks } = this.#parts;
    const fault = sendFault({
      takes: talks.takes(session.person, other),
      talks: talks.hasText(session, other),
      video: talks.videoOf(session, other) !== undefined,
      waits,
    });
    if (fault) throw new Refusal(fault);
  }

  async #mustHaveRoom({ person, bytes, ms }: Upload): Promise<void> {
    const { db, files, rules } = this.#parts;
    if ((await uploadsOf(db, person)) >= UPLOADS) throw this.#refusal('clip.busy');
    const fault = roomFault(rules, { bytes, ms, ...(await bytesHeld(db, person)), free: await files.free() });
    if (fault) throw this.#refusal(fault);
  }

  #refusal(code: `clip.${Refused}`): Refusal {
    this.#parts.counts.refuse(code);
    return new Refusal(code, code === 'clip.full' ? { retryAfterMs: AGAIN_MS } : {});
  }

  async #drop({ upload }: Upload): Promise<void> {
    const { db, files, legs } = this.#parts;
    await legs.end(upload);
    await dropUpload(db, upload);
    await files.drop(upload);
  }

  #notWritten(error: unknown): void {
    const { log } = this.#parts;
    if (error instanceof DiskFull) log.warn({}, 'the disk is full: a video message could not be taken in');
    else log.error({ failure: String(error) }, 'a video message could not be written');
  }
}

const isSame = (upload: Upload, word: Request<'clip.send'>): boolean =>
  upload.digest === word.digest && upload.bytes === word.bytes && upload.ms === word.ms && upload.sound === word.sound;
