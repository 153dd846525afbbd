import { Toggle } from '../../../components/Toggle.ts';
import { codeOf } from '../../../net/failure.ts';
import type { PersonCard } from '../../../protocol/words.ts';
import { faceOf } from '../../faces.ts';
import { shapeOf } from '../../texts.ts';
import { LogList, type LogRow, type LogState } from './LogList.ts';
import { missedLine, watchedLine } from './log-words.ts';
import { MIDDLE, RIGHT, ROW } from './places.ts';
import { Section } from './Section.ts';

const WIPE_Y = 742;
const KEEP_Y = WIPE_Y + ROW.pitch;
/** The lists come a moment after the section: the focus still goes where it would have begun. */
const SOON_MS = 1_500;

/** Who watched me, and what I missed: the own lists, which nobody else sees. */
export class ActivitySection extends Section<'watched' | 'keep' | 'missed'> {
  private watched!: LogList;
  private keep!: Toggle;
  private missed!: LogList;
  private shown: { watched: LogState; missed: LogState } = { watched: { is: 'loading' }, missed: { is: 'loading' } };

  /** The focus begins where something is: what is new first. */
  first(): void {
    this.goTo(!this.missed.isEmpty ? 'missed' : this.watched.isEmpty ? 'keep' : 'watched');
  }

  protected override opened(): void {
    const { settings, activity } = this.app.tv;
    this.follow(() => {
      const { keepWatchLog } = settings.now.value;
      this.keep.checked = keepWatchLog;
      this.watched.empty = this.app.t(keepWatchLog ? 'watched.nobody' : 'watched.notKept');
      this.watched.log = this.shown.watched;
    });
    const openedAt = Date.now();
    let told = -1;
    this.follow(() => {
      const unseen = activity.unseen.value;
      if (unseen === 0 && told >= 0) return;
      const isFirst = told < 0;
      told = unseen;
      if (!isFirst) return void this.loadMissed();
      void Promise.all([this.loadWatched(), this.loadMissed()]).then(() => {
        if (this.visible && this.zoneNow === 'keep' && Date.now() - openedAt < SOON_MS) this.first();
      });
    });
  }

  private async loadWatched(): Promise<void> {
    const { t, tv } = this.app;
    try {
      const now = Date.now();
      const entries = await tv.activity.watched();
      this.shown.watched = {
        is: 'known',
        rows: entries.map((entry, index) => this.row(entry, `${entry.from} ${index}`, watchedLine(t, entry, now))),
      };
    } catch {
      this.shown.watched = { is: 'failed' };
    }
    this.watched.log = this.shown.watched;
    this.refocus();
  }

  /** What is shown has been looked at. */
  private async loadMissed(): Promise<void> {
    const { t, tv } = this.app;
    try {
      const now = Date.now();
      const entries = await tv.activity.missed();
      this.shown.missed = {
        is: 'known',
        rows: entries.map((entry, index) => this.row(entry, `${entry.at} ${index}`, missedLine(t, entry, now))),
      };
      if (this.visible && entries.some(({ seen }) => !seen)) await tv.activity.seen();
    } catch {
      this.shown.missed = { is: 'failed' };
    }
    this.missed.log = this.shown.missed;
    this.refocus();
  }

  private row({ person, name, avatar }: PersonCard, key: string, says: string): LogRow {
    const { platform, tv } = this.app;
    const friend = tv.friends.all.peek().filter((one) => one.person === person)[0];
    const presence = friend ? shapeOf(friend.presence) : 'offline';
    return { key: `${person} ${key}`, person, name, picture: faceOf(platform, avatar), presence, says };
  }

  protected override build(): void {
    super.build();
    const { t, tv } = this.app;
    const common = { app: this.app };
    const signals = {
      pressed: (person: string): void => this.write(person),
      moved: (does: string): void => this.hint(does),
    };
    this.watched = this.put(LogList, {
      ...common,
      heading: t('watched.heading'),
      place: MIDDLE,
      wipeY: WIPE_Y,
      signals: {
        ...signals,
        wiped: () =>
          this.wipe(
            () => tv.activity.wipeWatched(),
            () => this.loadWatched(),
          ),
      },
    });
    this.keep = this.put(Toggle, {
      label: t('watched.keep'),
      caption: t('watched.keep.more'),
      ...MIDDLE,
      y: KEEP_Y,
      h: ROW.h,
      signals: {
        flipped: (keepWatchLog) => this.saving.set({ keepWatchLog }),
        focused: () => this.hint(t('hint.choose')),
      },
    });
    this.missed = this.put(LogList, {
      ...common,
      heading: t('missed.heading'),
      empty: t('missed.nothing'),
      place: RIGHT,
      wipeY: WIPE_Y,
      signals: {
        ...signals,
        wiped: () =>
          this.wipe(
            () => tv.activity.wipeMissed(),
            () => this.loadMissed(),
          ),
      },
    });
    this.zone('watched', this.watched, { right: 'missed', down: 'keep' });
    this.zone('keep', this.keep, { right: 'missed', up: 'watched' });
    this.zone('missed', this.missed, { left: ['watched', 'keep'] });
  }

  private wipe(act: () => Promise<void>, load: () => Promise<void>): void {
    act().then(load, (failure: unknown) => this.app.tv.notices.say({ is: 'failed', code: codeOf(failure) }));
  }

  /** Somebody known from a room only has no conversation. */
  private write(person: string): void {
    const { tv, navigation } = this.app;
    const isFriend = tv.friends.all.peek().some((one) => one.person === person);
    if (isFriend) void navigation.push('conversation', { person });
  }
}
