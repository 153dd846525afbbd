import { Avatar, type PresenceShape } from '../Avatar.ts';
import type { Announcement } from '../core/announcement.ts';
import { Focusable } from '../core/Focusable.ts';

export interface SelfView {
  readonly person: string;
  readonly name: string;
  readonly picture: string | null;
  readonly presence: PresenceShape;
  /** Name and presence, for those who hear it. */
  readonly spoken: string;
}

/** Oneself in the top bar: a face of 56 px; leads to the status menu. */
export class SelfButton extends Focusable {
  static readonly D = 56;
  private view: SelfView | undefined;
  private face_!: Avatar;

  get self(): SelfView | undefined {
    return this.view;
  }
  set self(self: SelfView | undefined) {
    this.view = self;
    this.changed();
  }

  override get announce(): Announcement {
    return { label: this.view?.spoken ?? '', role: 'button' };
  }

  protected override build(): void {
    this.w = SelfButton.D;
    this.h = SelfButton.D;
    this.underlay('picture', null, SelfButton.D / 2);
    this.face_ = this.put(Avatar, { size: SelfButton.D });
  }

  protected override draw(): void {
    const { view } = this;
    if (!view) return;
    this.face_.person = view.person;
    this.face_.name = view.name;
    this.face_.picture = view.picture;
    this.face_.presence = view.presence;
  }
}
