import { type Air, AirPill } from '../components/AirPill.ts';
import { z } from '../theme/metrics.ts';
import type { PillPlace } from './Screen.ts';

const TOP = 56;

/** One's own state, where the screen wants it; on air it shines over everything that opens. */
export class OwnPill extends AirPill {
  private how: Exclude<Air, 'offOnPicture'> = 'off';
  private short = '';
  private place: PillPlace | null = null;

  /** How it stands with one's own webcam, in one or two words; in fewer where there is no room for those. */
  say(how: Exclude<Air, 'offOnPicture'>, label: string, short = label): void {
    this.how = how;
    this.spoken = label;
    this.short = short;
    this.settlePlace();
  }

  /** Where it stands on this screen; null: nowhere. */
  stand(place: PillPlace | null): void {
    this.place = place;
    this.settlePlace();
  }

  private settlePlace(): void {
    const { place, how } = this;
    this.visible = place !== null && this.spoken !== '';
    if (!place) return;
    this.label = this.spoken;
    if (this.w > place.end - (place.start ?? 0)) this.label = this.short;
    this.air = how === 'off' && place.onPicture ? 'offOnPicture' : how;
    this.mountX = 1;
    this.x = place.end;
    this.y = place.top ?? TOP;
    this.zIndex = this.atRest;
  }

  private get atRest(): number {
    // Off air it is part of the screen; a question may lie over it.
    return this.how === 'on' ? z.airPill : z.bar;
  }

  override _unfocus(): void {
    super._unfocus();
    this.zIndex = this.atRest;
  }
}
